"""What the public search knows: one row for each live public record, page, place and topic."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from modelsearch.queryset import SearchableQuerySetMixin

from website.choices import SearchKind

#: The search backend that holds search entries and nothing else.
PUBLIC_SEARCH = "public"


class SearchEntryQuerySet(SearchableQuerySetMixin, models.QuerySet["SearchEntry"]):
    """Search entries, by the words they bear."""

    def found_by(
        self, words: Iterable[str], *, operator: str = "and", by_relevance: bool = True
    ) -> Any:
        """Return the search results for folded words, best first unless that does not matter."""
        return self.search(
            " ".join(words),
            operator=operator,
            order_by_relevance=by_relevance,
            backend=PUBLIC_SEARCH,
        )

    def bearing(self, words: Iterable[str]) -> Self:
        """Return the entries that bear every one of these folded words.

        While the index cannot be read the database compares letters, so that lists stay whole.
        """
        words = list(words)
        found = self.only("pk").found_by(words, by_relevance=False)
        keys = [entry.pk for entry in found]
        if not getattr(found, "unavailable", None):
            return self.filter(pk__in=keys)
        entries = self.all()
        for word in words:
            entries = entries.filter(Q(folded_title__contains=word) | Q(folded_text__contains=word))
        return entries


class SearchEntry(index.Indexed, models.Model):
    """The public words of one record in one language.

    `uid` is that of the record; places, topics and pages, which have none, get one made from
    their key. `rest_of_path` is what follows the path of the index page that owns the address,
    so that moving that page changes nothing here. `folded_title` and `folded_text` hold the same
    words without case, accents and punctuation: that is what a reader's words are compared with.
    """

    uid = models.UUIDField()
    language = models.CharField(max_length=10)
    record_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    record_key = models.CharField(max_length=40)
    kind = models.CharField(_("kind"), max_length=20, choices=SearchKind)
    title = models.CharField(_("title"), max_length=500)
    text = models.TextField(_("text"), blank=True)
    folded_title = models.TextField()
    folded_text = models.TextField()
    rest_of_path = models.CharField(max_length=400, blank=True)

    objects: ClassVar[Any] = SearchEntryQuerySet.as_manager()

    #: The entry enters the index by `services.refresh_search_entry`, in the same transaction.
    search_auto_update = False
    wagtail_reference_index_ignore = True
    search_fields = (
        index.SearchField("title", boost=3),
        index.SearchField("folded_title", boost=3),
        index.SearchField("folded_text"),
        index.AutocompleteField("title"),
        index.AutocompleteField("folded_title"),
        index.FilterField("kind"),
        index.FilterField("language"),
        index.FilterField("record_type_id"),
        index.FilterField("uid"),
    )

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        ordering = ["kind", "folded_title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["uid", "language"], name="website_searchentry_uid_once"
            ),
            models.UniqueConstraint(
                fields=["record_type", "record_key", "language"],
                name="website_searchentry_record_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def record_model(self) -> type[models.Model]:
        """The model of the record."""
        model: type[models.Model] | None = self.record_type.model_class()
        if model is None:
            raise LookupError(f"Nothing installed is a {self.record_type}.")
        return model


class SearchMark(models.Model):
    """A value of a facet that a search entry bears: a place, region, topic or year."""

    COUNTRY, REGION, TOPIC, YEAR = "country", "region", "topic", "year"

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="marks")
    name = models.CharField(max_length=10)
    value = models.CharField(max_length=100)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search mark")
        verbose_name_plural = _("search marks")
        indexes = [models.Index(fields=["name", "value"], name="website_searchmark_name_value")]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "name", "value"], name="website_searchmark_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.value}"
