"""What is done in the tracker, one verb per file."""
