"""Shared behaviour without tables: records, base pages, blocks, partial dates, registries."""
