"""Previews show a draft as its public page would."""

import pytest
from django.test import Client, RequestFactory

from foundation.models import PublishableRecord
from legislation.models import Event, Instrument
from partnerships.register.models import Edition, Forum, Organisation, Portal
from tests.factories.legislation import event, make_law
from tests.factories.records import make_record
from tests.website.markup import faults
from tests.website.pages import SmallSite, ghana

FAMILIES = (Instrument, Organisation, Portal, Forum, Edition)


def previewed(record: PublishableRecord) -> str:
    request = RequestFactory().get("/", headers={"host": "testserver"})
    response = record.make_preview_request(request)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("family", FAMILIES)
def test_a_saved_draft_is_shown_on_its_page(family: type[PublishableRecord]) -> None:
    draft = make_record(family, live=False)
    page = previewed(draft)
    assert draft.title_text in page
    assert "Preview: this is not public yet." in page
    assert faults(page) == []


@pytest.mark.django_db
@pytest.mark.parametrize("family", FAMILIES)
def test_a_record_that_was_never_saved_is_shown(family: type[PublishableRecord]) -> None:
    values = {family.title_field: "Never saved"}
    if family is Edition:
        values |= {"forum": make_record(Forum)}
    assert "Never saved" in previewed(family(**values))


def test_a_preview_shows_the_rows_of_the_draft(small_site: SmallSite) -> None:
    law = small_site.law
    law.events.add(Event(type="repealed", date="2025-05", note="Only in the draft"))
    page = previewed(law)
    assert "Only in the draft" in page
    assert "Repealed in May 2025" in page


def test_a_preview_changes_nothing_in_public(client: Client, small_site: SmallSite) -> None:
    small_site.law.title = "Another title"
    small_site.law.save_revision()
    page = client.get(small_site.details[0]).content.decode()
    assert "Another title" not in page


@pytest.mark.django_db
def test_a_new_law_without_anything_is_shown() -> None:
    assert "No event is recorded yet." in previewed(Instrument())


@pytest.mark.django_db
def test_a_record_tells_its_public_address_only_while_it_is_live() -> None:
    law = make_law(event("in_force", "2020"), jurisdiction=ghana(), slug="act")
    assert law.full_url == "http://testserver/legislation/ghana/act/"
    law.unpublish()
    assert Instrument.objects.get(pk=law.pk).full_url is None
