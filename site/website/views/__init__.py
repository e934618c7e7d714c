"""Addresses that belong to no page."""
