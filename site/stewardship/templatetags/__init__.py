"""Template tags of stewardship."""
