"""Bring the search entry of one record up to date."""
