"""A Whoosh backend for modelsearch."""
