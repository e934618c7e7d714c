"""The public search: one ranked list over everything public."""
