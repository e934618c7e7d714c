"""Take the words that name a person out of every text of the tracker."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import IntegrityError, models, transaction
from wagtail.models import ModelLogEntry

from partnerships.tracker.models import (
    Agreement,
    FindEntry,
    InfluenceLink,
    Interaction,
    Person,
    Post,
)
from partnerships.tracker.services.erase_person.places import is_address, rows_with_words, text_of
from partnerships.tracker.services.erase_person.words import ERASED, Words
from partnerships.tracker.services.find_documents import DOCUMENTS
from partnerships.tracker.services.refresh_find_entries import (
    forget_find_entries,
    refresh_find_entries,
)


def redact_texts(person: Person, words: Words) -> tuple[int, list[Any]]:
    """Return in how many fields words were taken out, and the rows that have such fields.

    A saved filter that looks for the person has no more use, and is deleted.
    """
    number, changed = 0, []
    for row, field in rows_with_words(person, words):
        text = text_of(row, field)
        redacted = words.redact(text)
        if redacted == text:
            continue
        number += 1
        if is_address(row, field):
            row.delete()
        else:
            _write(row, field, redacted)
            changed.append(row)
    return number, changed


def redact_search(person: Person, words: Words, changed: Iterable[Any]) -> int:
    """Have the search forget an erased person, and read anew what named one.

    Returns how many entries held the words until now.
    """
    holding = {
        entry.target_uid
        for name in ("title", "text")
        for entry in FindEntry.everything.filter(words.may_stand_in(name))
        if words.pattern.search(getattr(entry, name))
    }
    forget_find_entries(holding | {person.uid})
    named = [row for model in DOCUMENTS for row in model._base_manager.filter(uid__in=holding)]
    rows = (*changed, *_around(person), *named)
    refresh_find_entries({row for row in rows if type(row) in DOCUMENTS})
    return len(holding)


def _around(person: Person) -> Iterator[Any]:
    """Yield the records among whose words in the search a person's name may be."""
    yield from Post.everything.filter(tenures__person=person).distinct()
    yield from Interaction.everything.filter(participants__person=person).distinct()
    yield from Agreement.everything.filter(their_person=person)


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
