"""The address of the picture of a page, which differs whenever the picture may."""

import hashlib
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from website.cards.subjects import SUBJECTS, family_of

#: Counted up when pictures are drawn otherwise, so that kept ones are asked for again.
DESIGN: Final = 1
MARK_LENGTH: Final = 12
#: The parameters of an address: its mark, and the language where that is not the first one.
MARK, LANGUAGE = "v", "l"


def picture_path(record: Any) -> str:
    """Return the path of the picture of a record or page, empty where there is none."""
    family = family_of(record)
    if family is None or record.pk is None:
        return ""
    query = {MARK: mark_of(family, record)}
    if (get_language() or settings.LANGUAGE_CODE) != settings.LANGUAGE_CODE:
        query[LANGUAGE] = str(get_language())
    path = reverse("share_card", args=[family, SUBJECTS[family].key_of(record)])
    return f"{path}?{urlencode(query)}"


def mark_of(family: str, record: Any) -> str:
    """Return a text that differs after every change of the record, and every day."""
    changed = getattr(record, "last_published_at", None)
    parts = (
        DESIGN,
        family,
        SUBJECTS[family].key_of(record),
        str(record),
        changed.isoformat() if changed else "",
        timezone.localdate().isoformat(),
        get_language(),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:MARK_LENGTH]
