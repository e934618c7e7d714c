"""Middleware of the staff service."""
