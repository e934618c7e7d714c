"""Pages that anybody may see: most sites restrict none, which is asked once."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import PageViewRestriction

from foundation.keeping import kept


def any_restricted() -> bool:
    """Say whether any page of the site may be seen by some people only."""
    return kept(("restrictions",), PageViewRestriction.objects.exists)


def public_only(pages: Any) -> Any:
    """Return the pages of a queryset that anybody may see."""
    return pages.public() if any_restricted() else pages


def spoken(pages: Any) -> Any:
    """Return the pages of a queryset in the language spoken: each has twins in the others."""
    return pages.filter(locale__language_code=get_language() or settings.LANGUAGE_CODE)
