"""modelsearch's own suite for backends, run in a process of its own with bare settings."""
