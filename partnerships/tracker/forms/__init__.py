"""The forms of the tracker, one file per area."""
