"""Address names: made from a title, free among the live records beside it."""

from typing import TYPE_CHECKING

from anyascii import anyascii
from django.utils.text import slugify

if TYPE_CHECKING:
    from foundation.models.publishable import PublishableRecord

MAX_LENGTH = 100


def slug_of(text: str) -> str:
    """Return an ASCII address name for text in any script, cut at a word.

    >>> slug_of("Loi n° 2013-451 relative à la cybercriminalité")
    'loi-n-2013-451-relative-a-la-cybercriminalite'
    """
    slug = slugify(anyascii(text.replace("'", "").replace("’", "")))
    if len(slug) <= MAX_LENGTH:
        return slug
    return slug[: MAX_LENGTH + 1].rsplit("-", 1)[0]


def free_slug(record: "PublishableRecord") -> str:
    """Return the record's title as an address name that no other record in its scope has.

    A title of which nothing can be spelled in an address gives way to the kind of record.
    """
    base = slug_of(record.slug_source) or slug_of(str(record._meta.verbose_name))
    scope = {name: getattr(record, name) for name in record.slug_scope}
    taken = set(
        type(record)
        ._base_manager.filter(slug__startswith=base, **scope)
        .exclude(pk=record.pk)
        .values_list("slug", flat=True)
    )
    candidate, number = base, 2
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    return candidate
