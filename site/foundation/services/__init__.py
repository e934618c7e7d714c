"""One verb a file: what the commands of foundation do."""
