"""`verify_search_index` names what is missing, stale and left over, and mends it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from reference.models import Topic
from tests.whooshsearch.conftest import found, make_topic
from whooshsearch.backend import WhooshSearchBackend
from whooshsearch.models import PendingChange
from whooshsearch.services.verify import verify


@pytest.fixture
def differing(topics: WhooshSearchBackend) -> WhooshSearchBackend:
    """An index from which one topic is missing, in which one is stale, and one left over."""
    gone, stale = make_topic("Gone"), make_topic("Stale")
    topics.refresh_indexes()
    Topic.objects.filter(pk=gone.pk).delete()
    Topic.objects.filter(pk=stale.pk).update(name="Fresh")
    make_topic("Missing")
    PendingChange.objects.all().delete()
    return topics


def test_it_names_each_kind_of_difference(differing: WhooshSearchBackend) -> None:
    outcome = verify(differing.get_index_for_model(Topic))
    assert (len(outcome.missing), len(outcome.stale), len(outcome.left_over)) == (1, 1, 1)
    assert outcome.records == Topic.objects.count()


def test_the_command_fails_while_something_differs(differing: WhooshSearchBackend) -> None:
    out = StringIO()
    with pytest.raises(CommandError, match="--repair"):
        call_command("verify_search_index", stdout=out)
    assert "1 missing, 1 stale, 1 left over" in out.getvalue()


def test_repair_mends_it(differing: WhooshSearchBackend) -> None:
    call_command("verify_search_index", "--repair", stdout=StringIO())
    out = StringIO()
    call_command("verify_search_index", stdout=out)
    assert "0 missing, 0 stale, 0 left over" in out.getvalue()
    assert found(differing, "fresh") == ["Fresh"]


def test_repair_makes_a_lost_index_anew(topics: WhooshSearchBackend) -> None:
    (topics.get_index_for_model(Topic).store.directory / "CURRENT").write_text("lost")
    call_command("verify_search_index", "--repair", stdout=StringIO())
    assert verify(topics.get_index_for_model(Topic)).is_clean


def test_what_is_pending_is_no_difference(topics: WhooshSearchBackend) -> None:
    make_topic("On its way")
    assert verify(topics.get_index_for_model(Topic)).is_clean


def test_an_unknown_backend_is_named(topics: WhooshSearchBackend) -> None:
    with pytest.raises(CommandError, match="no search backend 'another'"):
        call_command("verify_search_index", "--backend", "another")
