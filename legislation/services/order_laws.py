"""Put laws in the order of their names, as the reader's language has them."""

from typing import Any

from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from foundation.collation import Alphabetical
from legislation.models import InstrumentText
from reference.readers_language import ENGLISH, readers_language
from reference.services.order_places import place_order


def shown_title(law: str = "") -> Any:
    """Return the expression of the title that the reader sees, as `Instrument.local_title` says.

    `law` leads to the law, with "__" at its end; empty for laws themselves.
    """
    language, title = readers_language(), F(f"{law}title")
    if language == ENGLISH:
        return title
    rows = InstrumentText.objects.filter(
        Q(language=language) | Q(language__tag__startswith=f"{language}-"),
        instrument=OuterRef(f"{law}pk"),
    )
    own = Q(**{f"{law}title_language": language}) | Q(
        **{f"{law}title_language__tag__startswith": f"{language}-"}
    )
    return Case(
        When(own & ~Q(**{f"{law}title_original": ""}), then=F(f"{law}title_original")),
        default=Coalesce(Subquery(rows.order_by("sort_order", "pk").values("title")[:1]), title),
    )


def by_title(law: str = "") -> tuple[Any, ...]:
    """Return by what to order laws, or rows of laws, so that they stand from A to Z."""
    return Alphabetical(shown_title(law)), f"{law}title", f"{law}pk"


def by_place_and_title(law: str = "") -> tuple[Any, ...]:
    """Return by what to order laws, or rows of laws, so that they stand by place, then A to Z."""
    return place_order(f"{law}jurisdiction"), *by_title(law)
