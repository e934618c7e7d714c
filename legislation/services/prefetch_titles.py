"""Read the titles that laws have in the reader's language, beside the laws themselves."""

from django.db.models import Prefetch, Q

from legislation.models import InstrumentText
from reference.readers_language import ENGLISH, readers_language


def spoken_titles(path: str = "") -> tuple[Prefetch, ...]:
    """Return what to prefetch, so that `Instrument.local_title` has what the reader reads.

    `path` leads to the laws, with "__" at its end. Costs one query; in English none.
    """
    language = readers_language()
    if language == ENGLISH:
        return ()
    rows = InstrumentText.objects.filter(
        Q(language=language) | Q(language__tag__startswith=f"{language}-")
    ).order_by("sort_order", "pk")
    return (Prefetch(f"{path}texts", rows, to_attr="spoken_texts"),)
