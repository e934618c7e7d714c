"""The public search knows what is public now: nothing more, nothing less."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from wagtail.models import PageViewRestriction

from casestudies.models import CaseStudyIndexPage
from legislation.models import Instrument, Provision
from partnerships.register.models import Edition, Engagement, Forum, Organisation, Portal
from reference.models import Jurisdiction, Topic
from tests.factories.legislation import make_law
from tests.factories.records import make_record
from tests.website.pages import ghana, make_study, stand_behind
from website.models import SearchEntry
from website.services.rebuild_search_entries import rebuild_search_entries
from website.words import folded_words

pytestmark = pytest.mark.django_db

WORD = "Zzqxword"


def found(text: str = WORD) -> list[str]:
    """Return the titles that the public search finds."""
    return [entry.title for entry in SearchEntry.objects.found_by(folded_words(text))]


def publish(record: Any, **values: Any) -> None:
    """Publish a record with new values."""
    record = type(record)._base_manager.get(pk=record.pk)
    for name, value in values.items():
        setattr(record, name, value)
    record.save_revision(clean=False).publish()


def test_words_of_a_draft_are_never_found() -> None:
    law = make_law(title=f"{WORD} Bill", live=False)
    law.save_revision(clean=False)
    assert found() == []


def test_words_of_an_open_draft_of_a_live_record_are_not_found() -> None:
    law = make_law(title="Plain Act")
    law.title = f"{WORD} Act"
    law.save_revision(clean=False)
    assert found() == []


@pytest.mark.parametrize("leave", [Instrument.unpublish, Instrument.delete])
def test_what_leaves_the_site_is_not_found_at_once(leave: Callable[[Any], Any]) -> None:
    law = make_law(title=f"{WORD} Act")
    assert found() == [f"{WORD} Act"]
    leave(law)
    assert found() == []


def test_a_renamed_record_is_found_by_its_new_name_only() -> None:
    law = make_law(title="Zzqxold Act")
    publish(law, title=f"{WORD} Act")
    assert (found("Zzqxold"), found()) == ([], [f"{WORD} Act"])


def test_what_was_rolled_back_is_not_found() -> None:
    with transaction.atomic():
        make_law(title=f"{WORD} Act")
        transaction.set_rollback(True)
    assert found() == []


def test_a_law_is_found_by_number_original_title_and_provision() -> None:
    law = make_law(number="Republic Act No. 77930", title_original="Zzqxgesetz", live=False)
    law.provisions = [Provision(pinpoint="s 1", text=f"{WORD} shall be")]
    law.save()
    law.save_revision(clean=False).publish()
    assert all(found(text) == [law.title] for text in ("RA 77930", "77930", "zzqxgesetz", WORD))


def test_a_partner_that_left_the_site_is_not_found_through_its_portal() -> None:
    portal = make_record(Portal, name="Plain portal", jurisdiction=ghana())
    partner = make_record(Organisation, name=f"{WORD} Ministry")
    stand_behind(partner, portal)
    publish(portal)
    assert set(found()) == {"Plain portal", f"{WORD} Ministry"}
    partner.unpublish()
    assert found() == []


def test_a_meeting_is_found_only_with_its_forum() -> None:
    forum = make_record(Forum, name="Zzqxforum")
    edition = make_record(Edition, forum=forum, name="Plain meeting", live=False)
    edition.engagements = [Engagement(kind="spoke", title=WORD)]
    edition.save()
    edition.save_revision(clean=False).publish()
    assert found() == ["Plain meeting"]
    Forum.objects.get(pk=forum.pk).unpublish()
    assert found() == []


def test_a_page_made_private_is_not_found_nor_what_is_below() -> None:
    make_study(ghana(), title=f"{WORD} study")
    assert found() == [f"{WORD} study"]
    lock = PageViewRestriction.objects.create(
        page=CaseStudyIndexPage.objects.get(), restriction_type="login"
    )
    assert found() == []
    lock.delete()
    assert found() == [f"{WORD} study"]


def test_a_page_taken_off_the_site_is_not_found() -> None:
    make_study(ghana(), title=f"{WORD} study").unpublish()
    assert found() == []


def test_a_place_is_found_by_any_of_its_names_and_takes_its_laws_with_it() -> None:
    place = Jurisdiction.objects.get(code="CI")
    make_law(title="Plain Act", jurisdiction=place)
    for text in ("cote d ivoire", "Côte d’Ivoire", "Costa de Marfil", "Ivory Coast"):
        assert found(text)
    assert "Plain Act" in found("cote divoire")


def test_renaming_a_topic_renames_it_in_the_search() -> None:
    topic = Topic.objects.create(name="Zzqxold", slug="zzqx")
    topic.name = WORD
    topic.save()
    assert (found("Zzqxold"), found()) == ([], [WORD])


def test_a_rebuild_mends_what_is_missing_stale_and_left_over() -> None:
    law = make_law(title=f"{WORD} Act")
    left = make_law(title="Zzqxleft Act")
    SearchEntry.objects.get(uid=law.uid).delete()
    Instrument.objects.filter(pk=left.pk).update(live=False)
    Topic.objects.filter(pk=Topic.objects.first().pk).update(name="Zzqxtopic")
    rebuild_search_entries()
    assert (found(), found("Zzqxleft"), found("Zzqxtopic")) == ([f"{WORD} Act"], [], ["Zzqxtopic"])


def test_rebuilding_twice_writes_nothing() -> None:
    lines: list[str] = []
    rebuild_search_entries()
    rebuild_search_entries(lines.append)
    assert ", 0 written, 0 removed" in lines[0]
