"""Tell whether a row is still as somebody saw it."""

import hashlib

from partnerships.tracker.models import TrackerModel


def digest_of_row(row: TrackerModel) -> str:
    """Return a SHA-256 of what can be changed of a row, as it is stored now.

    What services keep by themselves, such as the last contact, is left out.
    """
    stored = type(row).everything.get(pk=row.pk)
    values = [
        f"{field.attname}={field.value_to_string(stored)}"
        for field in stored._meta.concrete_fields
        if field.editable
    ]
    for field in stored._meta.many_to_many:
        keys = sorted(each.pk for each in getattr(stored, field.name).all())
        values.append(f"{field.name}={keys}")
    return hashlib.sha256("\n".join(values).encode()).hexdigest()
