"""Screens of legislation that are no editor of a record."""
