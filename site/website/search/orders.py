"""The orders in which the results of a search are read; the best match unless one is asked for."""

from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Case, F, Max, OuterRef, Subquery, When
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from foundation.facets import Order, Records, ordered_by
from website.models import RecordChange
from website.services.search_source import searched_models

BEST: Final = "best"


def search_orders() -> list[Order]:
    """Return the orders; the best match is found by words and put in order by the finder."""
    return [
        Order(BEST, _("Best match"), lambda entries: entries),
        Order("changed", _("Recently changed"), _last_changed_first),
        ordered_by("name", _("Name, A to Z"), "folded_title"),
    ]


def _last_changed_first(entries: Records) -> Records:
    """Return entries by what the public was told last of each; what never changes at the end.

    Changes of a page are told of its original: a translation has the day of its own publishing.
    """
    changes = RecordChange.objects.filter(record_uid=OuterRef("uid")).order_by()
    told = changes.values("record_uid").annotate(day=Max("changed_at")).values("day")
    latest = Coalesce(Subquery(told), Case(When(record_type__in=_pages(), then=_published())))
    return entries.annotate(latest_change=latest).order_by(
        F("latest_change").desc(nulls_last=True), "folded_title", "pk"
    )


def _published() -> Subquery:
    key: Any = Cast(OuterRef("record_key"), BigIntegerField())
    return Subquery(Page.objects.order_by().filter(pk=key).values("last_published_at"))


def _pages() -> list[int]:
    models = [model for model in searched_models() if issubclass(model, Page)]
    return sorted(kind.pk for kind in ContentType.objects.get_for_models(*models).values())
