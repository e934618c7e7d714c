"""The list of topics, and the page of each."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.addresses import AddressBook
from foundation.facets import Facet, FacetedList, LetterFacet, Order
from foundation.keeping import kept
from foundation.models import RecordIndexPage
from legislation.models import Instrument
from reference.models import Topic
from website.assembly.topic import most_records_first, topic_context, topic_counts, topics_like
from website.facets.orders import by_name
from website.facets.words import name_facet


class TopicIndexPage(RecordIndexPage):
    """The topics, with their definitions."""

    record_model = Topic
    sub_paths: ClassVar[dict[Any, Any]] = {Topic: lambda topic: f"{topic.slug}/"}
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    template = "website/topic_index_page.html"
    detail_template = "website/topic.html"
    feed_query = ""
    per_page = 200

    class Meta:
        verbose_name = _("list of topics")
        verbose_name_plural = _("lists of topics")

    def public_records(self) -> QuerySet[Any]:
        """Return every topic: reference data has no drafts."""
        return Topic.objects.order_by("name")

    def facets(self) -> list[Facet]:
        """Return the search box of the list, and its letters."""
        return [name_facet(topics_like), LetterFacet("letter", _("Letter"), lookup="name")]

    def orders(self) -> list[Order]:
        """Return the orders of the list."""
        return [by_name(), most_records_first()]

    def list_context(self, listing: FacetedList, request: HttpRequest) -> dict[str, Any]:
        """Add the number of records behind each topic."""
        context = super().list_context(listing, request)
        counts = kept(("topic counts",), topic_counts)
        rows = [(topic, counts.get(topic.pk, 0)) for topic in context["records"]]
        return context | {"topic_rows": rows}

    def record_context(self, record: Any, request: HttpRequest) -> dict[str, Any]:
        """Return everything tagged with the topic."""
        laws = AddressBook.of(request).list_path(Instrument) or ""
        return kept(("topic", record.pk), lambda: topic_context(record)) | {
            "all_laws_url": laws and f"{laws}?topic={record.slug}"
        }

    def feed_of(self, record: Any) -> str:
        """Return the query string of the feed of everything that bears this mark."""
        return f"topic={record.slug}"

    def record_description(self, record: Any) -> str:
        """Return the definition."""
        return record.definition
