"""What the reference app does: load its tables, and find a jurisdiction by any of its names."""
