"""Template tags that every layer may load."""
