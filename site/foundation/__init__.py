"""Shared behaviour without tables: publishable records, base pages, blocks, partial dates, registries."""
