"""Make one of two rows that mean the same person."""

from partnerships.tracker.services.merge_people.merging import (
    FIELDS,
    PeopleMerge,
    merge_people,
    preview_people,
)

__all__ = ["FIELDS", "PeopleMerge", "merge_people", "preview_people"]
