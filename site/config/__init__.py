"""Composition: settings, addresses and entry points. Nothing imports this package."""
