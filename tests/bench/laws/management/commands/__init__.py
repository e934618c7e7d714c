"""The steps of the bench, each in a process of its own."""
