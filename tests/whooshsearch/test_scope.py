"""Which models a backend holds, and parents, children and keys of every kind."""

from pathlib import Path
from typing import Any

import pytest
from django.core.checks import Error
from django.core.exceptions import ImproperlyConfigured
from modelsearch.backends import get_search_backend
from modelsearch.query import MATCH_ALL
from wagtail.models import Page

from reference.models import Jurisdiction, Language, Topic
from tests.whooshsearch.conftest import Configure, found, make_topic
from website.models import HomePage, StandardPage
from whooshsearch.backend import WhooshSearchBackend
from whooshsearch.checks import check_backends, check_tasks
from whooshsearch.models import PendingChange
from whooshsearch.options import Options
from whooshsearch.services.drain import drain
from whooshsearch.services.rebuild import rebuild


def test_a_backend_limited_to_some_models_knows_no_others(topics: WhooshSearchBackend) -> None:
    place = Jurisdiction.objects.first()
    topics.add(place)
    topics.delete(place)
    assert not PendingChange.objects.exists()
    assert list(topics.search(MATCH_ALL, Jurisdiction)) == []
    assert [str(index) for index in topics.all_indexes()] == ["reference_topic"]


def test_a_model_can_be_left_out(configure: Configure) -> None:
    backend = configure(EXCLUDE_MODELS=["reference.Topic"])
    assert not backend.holds(Topic)
    assert backend.holds(Jurisdiction)


def test_one_model_emptied_leaves_the_others(configure: Configure, db: None) -> None:
    backend = configure(MODELS=["reference.Topic", "reference.Language"])
    for index in backend.all_indexes():
        rebuild(index)
    backend.get_index_for_model(Topic).reset()
    assert backend.search(MATCH_ALL, Topic).count() == 0
    assert backend.search("french", Language).count() >= 1


@pytest.fixture
def pages(configure: Configure, db: None) -> WhooshSearchBackend:
    """A backend of the pages of the site."""
    backend = configure()
    rebuild(backend.get_index_for_model(Page))
    return backend


def test_parents_and_children_share_an_index(pages: WhooshSearchBackend) -> None:
    assert pages.get_index_for_model(StandardPage) is pages.get_index_for_model(Page)
    names = {page.title for page in pages.search("portal", Page)}
    children = {page.title for page in pages.search("portal", StandardPage)}
    assert children < names
    assert all(isinstance(page, StandardPage) for page in pages.search("portal", StandardPage))


def test_words_of_a_child_find_it_as_its_parent(pages: WhooshSearchBackend) -> None:
    page = StandardPage.objects.first()
    page.introduction = "quokkas"
    page.save()
    pages.refresh_indexes()
    assert [each.pk for each in pages.search("quokkas", Page)] == [page.pk]
    assert list(pages.search("quokkas", HomePage)) == []


def test_a_record_noted_as_its_parent_is_indexed_as_itself(pages: WhooshSearchBackend) -> None:
    page = StandardPage.objects.first()
    PendingChange.objects.create(
        index="wagtailcore_page", model="wagtailcore.page", key=str(page.pk)
    )
    drain(pages.get_index_for_model(Page))
    assert page in list(pages.search(MATCH_ALL, StandardPage))


def test_directories_have_the_mode_asked_for(configure: Configure, db: None) -> None:
    backend = configure(MODELS=["reference.Topic"], DIRECTORY_MODE=0o750)
    index = backend.get_index_for_model(Topic)
    rebuild(index)
    assert index.store.directory.stat().st_mode & 0o777 == 0o750


def test_options_are_read_once_and_unknown_ones_named() -> None:
    options = Options.from_settings({"PATH": "/tmp/x", "LANGUAGE": "fr", "AUTO_UPDATE": False})  # noqa: S108  (never opened)
    assert (options.path, options.languages) == (Path("/tmp/x"), ("fr",))  # noqa: S108
    with pytest.raises(ImproperlyConfigured, match="PATH"):
        Options.from_settings({})
    with pytest.raises(ImproperlyConfigured, match="no option PTAH"):
        Options.from_settings({"PATH": "/tmp/x", "PTAH": "x"})  # noqa: S108


def test_two_backends_with_one_prefix_are_reported(configure: Configure, settings: Any) -> None:
    configure()
    assert check_backends() == []
    settings.MODELSEARCH_BACKENDS["public"]["INDEX_PREFIX"] = ""
    assert [type(message) for message in check_backends()] == [Error]
    settings.MODELSEARCH_BACKENDS["public"].pop("PATH")
    assert "PATH" in check_backends()[0].msg


def test_changes_noted_outside_their_transaction_are_warned_of(
    configure: Configure, settings: Any
) -> None:
    configure()
    assert check_tasks() == []
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.rq.RQBackend"}}
    assert [message.id for message in check_tasks()] == ["whooshsearch.W001"]


def test_backends_with_the_same_options_share_their_indexes(topics: WhooshSearchBackend) -> None:
    again = get_search_backend("default")
    assert again.get_index_for_model(Topic) is topics.get_index_for_model(Topic)
    make_topic("Seen by both")
    again.refresh_indexes()
    assert found(topics, "seen") == ["Seen by both"]
