"""Topics are chosen from a vocabulary, never invented."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.admin.forms.tags import TagField as WagtailTagField

from legislation.models import Instrument
from reference.models import Topic, UnknownTopicError

pytestmark = pytest.mark.django_db


def field(**kwargs: object) -> object:
    return Instrument._meta.get_field("topics").formfield(required=False, **kwargs)


def test_a_word_that_is_no_topic_is_refused_by_name() -> None:
    with pytest.raises(ValidationError, match="“Spam” is not a topic"):
        field().clean("Hash matching, Spam")
    assert not Topic.objects.filter(name="Spam").exists()


def test_the_editor_of_the_admin_refuses_it_too() -> None:
    wagtail_field = field(form_class=WagtailTagField, tag_model=Topic)
    with pytest.raises(ValidationError, match="These are not topics: “Eggs, Spam”"):
        wagtail_field.clean("Spam, Eggs")
    assert wagtail_field.widget.get_context("topics", None, {"id": "x"})["widget"]


def test_topics_are_known_in_any_case_and_kept_as_spelt() -> None:
    cleaned = field().clean('HASH MATCHING, "notice and takedown"')
    assert sorted(cleaned) == ["Hash matching", "Notice and takedown"]


def test_no_topic_at_all_is_allowed() -> None:
    assert list(field().clean("")) == []


def test_unbalanced_quotes_are_no_error_page() -> None:
    with pytest.raises(ValidationError):
        field().clean('"Spam')


def test_code_cannot_invent_a_topic() -> None:
    with pytest.raises(UnknownTopicError, match="Spam"):
        Instrument().topics.add("Spam")
    assert not Topic.objects.filter(name="Spam").exists()


def test_a_record_takes_topics_by_name_or_as_rows() -> None:
    instrument = Instrument()
    instrument.topics.add("hash matching", Topic.objects.get(name="Notice and takedown"))
    assert {topic.name for topic in instrument.topics.all()} == {
        "Hash matching",
        "Notice and takedown",
    }


def test_wagtail_offers_existing_topics_only() -> None:
    assert Topic.free_tagging is False
