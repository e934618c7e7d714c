"""Tagging with topics, and with nothing else."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from modelcluster.contrib.taggit import ClusterTaggableManager, _ClusterTaggableManager
from taggit.forms import TagField
from taggit.utils import edit_string_for_tags, parse_tags

from reference.models.topic import Topic


class UnknownTopicError(ValueError):
    """Raised when code tags a record with a word that is not a topic."""


def find_topics(names: list[str]) -> tuple[list[Topic], list[str]]:
    """Return the topics that bear these names, in any case, and the names that no topic bears."""
    by_name = {topic.name.casefold(): topic for topic in Topic.objects.all()} if names else {}
    found = [by_name[name.casefold()] for name in names if name.casefold() in by_name]
    return found, [name for name in names if name.casefold() not in by_name]


class _RefusesUnknownTopics(TagField):
    """A tag field, whichever widget it has, that names the words it does not know."""

    def clean(self, value: str) -> list[str]:
        """Return the names of topics as the vocabulary spells them."""
        try:
            names = parse_tags(value or "")
        except ValueError:
            names = []  # the field below explains what is wrong with the text
        topics, unknown = find_topics(names)
        if unknown:
            raise ValidationError(
                ngettext_lazy(
                    "“%(names)s” is not a topic. Choose from the list of topics.",
                    "These are not topics: “%(names)s”. Choose from the list of topics.",
                    len(unknown),
                ),
                code="unknown_topic",
                params={"names": ", ".join(unknown)},
            )
        cleaned: list[str] = super().clean(edit_string_for_tags(topics) if topics else value)
        return cleaned


class _TopicRelatedManager(_ClusterTaggableManager):
    """The manager of one record's topics: adds existing ones only."""

    def _to_tag_model_instances(self, tags: Any, tag_kwargs: Any) -> list[Topic]:
        names = [tag for tag in tags if isinstance(tag, str)]
        topics, unknown = find_topics(names)
        if unknown:
            message = f"not a topic: {', '.join(unknown)}"
            raise UnknownTopicError(message)
        given = [tag for tag in tags if not isinstance(tag, str)]
        instances: list[Topic] = super()._to_tag_model_instances([*given, *topics], tag_kwargs)
        return instances


class TopicTaggableManager(ClusterTaggableManager):
    """The field a record declares: `topics = TopicTaggableManager(through=…, blank=True)`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("verbose_name", _("Topics"))
        kwargs.setdefault("help_text", _("Choose from the list of topics, separated by commas."))
        super().__init__(*args, **kwargs)

    def __get__(self, instance: models.Model | None, model: type[models.Model]) -> Any:
        return _TopicRelatedManager(
            through=self.through,
            model=model,
            instance=instance,
            prefetch_cache_name=self.name,
        )

    def formfield(self, form_class: type[TagField] = TagField, **kwargs: Any) -> forms.Field:
        """Return the given tag field (Wagtail's in the admin), made to refuse unknown topics."""
        strict = type("TopicField", (_RefusesUnknownTopics, form_class), {})
        field: forms.Field = super().formfield(form_class=strict, **kwargs)
        return field
