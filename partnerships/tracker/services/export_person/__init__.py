"""Everything that is kept about one person, for that person, with other people masked."""

from partnerships.tracker.services.export_person.gathering import (
    export_address,
    export_person,
    people_at,
)
from partnerships.tracker.services.export_person.masking import COLLEAGUE, OTHER, Mask

__all__ = ["COLLEAGUE", "OTHER", "Mask", "export_address", "export_person", "people_at"]
