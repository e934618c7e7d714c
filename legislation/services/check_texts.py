"""Titles in other languages: one row for each, and none in the language of the site."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from foundation.row_keys import row_key
from legislation.models import Instrument
from legislation.services.read_texts import SITE_LANGUAGE


def check_texts(record: Instrument) -> None:
    """Raise ValidationError at the language of the row that cannot stand."""
    errors = {}
    seen: set[str] = set()
    for row in record.texts.all():
        if row.language_id in seen:
            errors[row_key(row, "language")] = _("There is a title in this language already.")
        elif row.language_id == SITE_LANGUAGE:
            errors[row_key(row, "language")] = _("The title in English stands above.")
        seen.add(row.language_id)
    if errors:
        raise ValidationError(errors)
