"""What is done to an index: one verb a file."""
