"""An editor sees which pages a change will alter before it is published."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from foundation.registries import Affected
from foundation.repercussions import repercussions_of
from legislation.models import Instrument
from partnerships.register.models import Forum, Organisation, Portal
from reference.models import Jurisdiction, Language
from tests.contracts.editor import Editor
from tests.factories.legislation import event, make_law
from tests.factories.records import make_record
from tests.website.chip_pages import chip, leave_out_standing_texts, make_page
from tests.website.pages import ghana, make_portal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_values_only(db: None) -> None:
    """Leave out what a new site says."""
    leave_out_standing_texts()


def only(record: Any, **options: bool) -> Affected:
    """Return the one page that a version of a record has to do with."""
    (affected,) = repercussions_of(record, **options)
    return affected


def change_of(record: Any, **options: bool) -> tuple[str, str]:
    """Return what the one page says now, and what it will say."""
    affected = only(record, **options)
    return affected.now, affected.then


def proposed(**values: Any) -> Instrument:
    return make_law(event("introduced", "2021"), number="Act 7", jurisdiction=ghana(), **values)


def with_event(law: Instrument, *happened: str) -> Instrument:
    """Return a draft of the law to which something more happened."""
    draft: Instrument = law.get_latest_revision_as_object()
    draft.events.add(event(*happened))
    return draft


def test_a_page_that_says_the_status_will_say_that_of_the_draft() -> None:
    law = proposed()
    page = make_page(f"It is {chip('short_status', law)}.")
    affected = only(with_event(law, "in_force", "2022"))
    assert (affected.now, affected.then) == ("Proposed", "In force")
    assert affected.title == page.title
    assert affected.what == "status in a word of Act 7"
    assert affected.edit_url == f"/admin/pages/{page.pk}/edit/"
    assert affected.changes


def test_a_value_that_stays_is_said_to_stay() -> None:
    law = proposed()
    make_page(chip("number", law))
    affected = only(with_event(law, "in_force", "2022"))
    assert not affected.changes


def test_what_changes_comes_first() -> None:
    law = proposed()
    make_page(chip("number", law), chip("status", law))
    found = repercussions_of(with_event(law, "in_force", "2022"))
    assert [each.changes for each in found] == [True, False]


def test_a_record_of_which_no_page_speaks_alters_nothing() -> None:
    make_page(chip("status", proposed()), chip("forums"))
    assert repercussions_of(make_record(Organisation)) == []


@pytest.mark.parametrize(
    ("name", "now", "then"),
    [
        ("laws_in_force", "0", "1"),
        ("laws_tracked", "1", "1"),
        ("laws_in_force@africa", "0", "1"),
        ("laws_in_force@western-africa", "0", "1"),
        ("laws_in_force@asia", "0", "0"),
        ("countries_covered", "1", "1"),
    ],
)
def test_counts_of_laws_are_foreseen(name: str, now: str, then: str) -> None:
    law = proposed()
    make_page(chip(name))
    assert change_of(with_event(law, "in_force", "2022")) == (now, then)


def test_a_law_that_was_not_public_counts_one_more() -> None:
    proposed()
    make_page(chip("laws_tracked"))
    assert change_of(make_law(event("in_force", "2021"), live=False)) == ("1", "2")


def test_a_law_that_leaves_counts_one_less() -> None:
    law = proposed()
    make_page(chip("laws_tracked"))
    assert change_of(law, leaving=True) == ("1", "0")


def test_a_value_of_a_law_that_leaves_becomes_a_dash_but_its_name_stays() -> None:
    law = proposed(title="Act of Testing")
    make_page(chip("number", law), chip("name", law))
    found = {each.now: each.then for each in repercussions_of(law, leaving=True)}
    assert found == {"Act 7": "—", "Act of Testing": "Act of Testing"}


def test_closing_a_portal_is_foreseen() -> None:
    portal = make_portal(ghana())
    make_page(chip("portals_live"))
    portal.status = "closed"
    assert change_of(portal) == ("1", "0")


@pytest.mark.parametrize("name", ["places_served", "people_covered"])
def test_places_that_others_may_serve_too_are_counted_again(name: str) -> None:
    portal = make_portal(ghana())
    make_page(chip(name))
    portal.serves.add(Jurisdiction.objects.get(code="TG"))
    assert change_of(portal)[1] == "is counted again"


def test_languages_are_counted_again_only_when_they_change() -> None:
    portal = make_portal(ghana())
    make_page(chip("languages"))
    assert not only(portal).changes
    portal.languages.add(Language.objects.first())
    assert only(portal).then == "is counted again"


def test_how_many_are_current_is_counted_again_when_a_record_leaves() -> None:
    portal = make_portal(ghana())
    make_page(chip("portals_live.current"))
    assert not only(portal).changes
    assert only(portal, leaving=True).then == "is counted again"


def test_a_new_forum_is_counted() -> None:
    make_page(chip("forums"))
    assert change_of(make_record(Forum, live=False)) == ("0", "1")


def test_many_pages_cost_as_many_queries_as_one() -> None:
    law = proposed()
    make_page(chip("status", law), chip("laws_in_force"), slug="first")
    queries_of(law)
    one = queries_of(law)
    for number in range(5):
        make_page(chip("status", law), chip("laws_in_force"), slug=f"page-{number}")
    assert queries_of(law) == one


def queries_of(record: Any) -> int:
    draft = record.get_latest_revision_as_object()
    with CaptureQueriesContext(connection) as queries:
        repercussions_of(draft)
    return len(queries)


@pytest.mark.parametrize("family", [Instrument, Organisation, Portal, Forum])
def test_every_editor_shows_the_pages(client: Client, family: type[Any]) -> None:
    record = make_record(family)
    make_page(chip("name", record))
    editor = Editor(client, family)
    html = client.get(editor.url("edit", record.pk)).content.decode()
    assert "Pages that say this" in html
    assert "What we say" in html
    assert "foundation/repercussions.js" in html


def test_the_form_as_it_stands_is_answered_before_it_is_saved(client: Client) -> None:
    record = make_record(Organisation, name="Old name")
    make_page(chip("name", record))
    editor = Editor(client, Organisation)
    data = editor.form(record) | {"name": "New name"}
    html = client.post(editor.url("repercussions", record.pk), data).content.decode()
    assert "from “Old name” to “New name”" in html
    assert Organisation.objects.get(pk=record.pk).name == "Old name"
    assert record.get_latest_revision_as_object().name == "Old name"


def test_an_event_in_the_form_is_answered_before_it_is_saved(client: Client) -> None:
    law = proposed()
    make_page(chip("short_status", law))
    editor = Editor(client, Instrument)
    data = editor.form(law) | {"events-0-type": "in_force"}
    html = client.post(editor.url("repercussions", law.pk), data).content.decode()
    assert "from “Proposed” to “In force”" in html


def test_a_form_that_cannot_be_read_answers_for_what_was_saved(client: Client) -> None:
    portal = make_portal(ghana(), name="Portal")
    make_page(chip("name", portal))
    editor = Editor(client, Portal)
    data = editor.form(portal) | {"launched": "no date at all", "name": "Other"}
    html = client.post(editor.url("repercussions", portal.pk), data).content.decode()
    assert "cannot be read yet" in html
    assert "stays “Portal”" in html


def test_who_may_not_edit_may_not_ask(client: Client) -> None:
    record = make_record(Organisation)
    editor = Editor(client, Organisation, "publish")
    assert client.post(editor.url("repercussions", record.pk), {}).status_code in {302, 403}


def test_taking_a_record_off_the_site_names_the_pages_first(client: Client) -> None:
    law = proposed()
    make_page(chip("number", law))
    editor = Editor(client, Instrument)
    html = client.get(editor.url("unpublish", law.pk)).content.decode()
    assert "Pages that say this" in html
    assert "from “Act 7” to “—”" in html
