"""What the processes write."""

from typing import ClassVar

from django.db import models
from modelsearch import index


class Note(index.Indexed, models.Model):  # type: ignore[misc]
    """A small record."""

    title = models.CharField(max_length=100)
    text = models.TextField()
    number = models.IntegerField()

    search_fields: ClassVar = [
        index.SearchField("title", boost=2),
        index.SearchField("text"),
        index.AutocompleteField("title"),
        index.FilterField("number"),
    ]

    def __str__(self) -> str:
        return self.title
