"""Import and export: machinery that every family of records shares."""
