"""What can be done with legislation, one verb per file."""
