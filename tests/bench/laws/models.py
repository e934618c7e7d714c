"""What is searched in the bench."""

from typing import ClassVar

from django.db import models
from modelsearch import index


class Instrument(index.Indexed, models.Model):  # type: ignore[misc]
    """A law with its text, and what laws are filtered and ordered by."""

    title = models.CharField(max_length=255)
    text = models.TextField()
    kind = models.CharField(max_length=20)
    jurisdiction = models.IntegerField()
    adopted = models.DateField(null=True)
    is_live = models.BooleanField(default=True)

    search_fields: ClassVar = [
        index.SearchField("title", boost=3),
        index.SearchField("text"),
        index.AutocompleteField("title"),
        index.FilterField("kind"),
        index.FilterField("jurisdiction"),
        index.FilterField("adopted"),
        index.FilterField("is_live"),
    ]

    def __str__(self) -> str:
        return self.title
