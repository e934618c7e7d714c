"""Management of the reference app."""
