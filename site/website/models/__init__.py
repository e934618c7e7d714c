"""Pages of the site and its search entries."""
