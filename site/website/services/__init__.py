"""What the website does, one verb a file."""
