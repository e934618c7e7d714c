"""Take the words that name a person out of every text of the tracker."""

from typing import Any

from django.db import IntegrityError, models, transaction
from wagtail.models import ModelLogEntry

from partnerships.tracker.models import FindEntry, InfluenceLink, Person
from partnerships.tracker.services.erase_person.places import rows_with_words
from partnerships.tracker.services.erase_person.words import ERASED, Words


def redact_texts(person: Person, words: Words) -> int:
    """Return in how many fields words were taken out."""
    number = 0
    for row, field in rows_with_words(person, words):
        text = str(getattr(row, field.attname) or "")
        redacted = words.redact(text)
        if redacted != text:
            _write(row, field, redacted)
            number += 1
    return number


def redact_search(person: Person, words: Words) -> int:
    """Take a person out of the search; return how many entries went or changed."""
    own = FindEntry.everything.filter(target_uid=person.uid)
    number = len(own)
    for entry in own:
        entry.delete()
    for name in ("title", "text"):
        for entry in FindEntry.everything.filter(words.may_stand_in(name)):
            redacted = words.redact(getattr(entry, name))
            if redacted != getattr(entry, name):
                setattr(entry, name, redacted)
                entry.save(update_fields=[name])
                number += 1
    return number


def redact_log(words: Words) -> int:
    """Take the words out of the history of the site, where it speaks of the tracker."""
    number = 0
    lines = ModelLogEntry.objects.filter(content_type__app_label="tracker")
    for line in lines.filter(words.may_stand_in("label")):
        if words.pattern.search(line.label):
            ModelLogEntry.objects.filter(pk=line.pk).update(label="")
            number += 1
    return number


def _write(row: Any, field: Any, text: str) -> None:
    """Write a redacted text, as the field can hold it, into the row as it is now."""
    rows = type(row)._base_manager.filter(pk=row.pk)
    values = {field.name: _fitting(field, text)}
    if isinstance(row, InfluenceLink) and field.name == "evidence_url" and not row.evidence:
        values["evidence"] = ERASED
    try:
        with transaction.atomic():
            rows.update(**values)
    except IntegrityError:
        rows.update(**{**values, field.name: f"{ERASED} {row.pk}"})


def _fitting(field: Any, text: str) -> Any:
    if isinstance(field, models.EmailField | models.URLField):
        return ""
    if field.null:
        return None
    return text[: field.max_length] if field.max_length else text
