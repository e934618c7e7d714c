"""What accounts can do, one verb per file."""
