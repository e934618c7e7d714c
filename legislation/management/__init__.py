"""Commands of legislation."""
