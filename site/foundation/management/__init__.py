"""Commands that run what the apps registered."""
