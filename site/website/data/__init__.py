"""Texts with which a new site starts."""
