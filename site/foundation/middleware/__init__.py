"""What every request and response passes, one concern per file."""
