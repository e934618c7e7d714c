"""Commands of stewardship."""
