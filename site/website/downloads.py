"""The lists of the site as files."""
