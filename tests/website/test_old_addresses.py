"""An address that was given out leads to the record, whatever it is called today."""

from typing import Any

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from legislation.models import Instrument
from reference.models import Jurisdiction, Topic
from tests.factories.legislation import make_law
from website.models import LegislationIndexPage

pytestmark = pytest.mark.django_db


def publish(law: Instrument, **values: Any) -> str:
    """Publish `law` with new values and return the address it then has."""
    law = Instrument.objects.get(pk=law.pk)
    for name, value in values.items():
        setattr(law, name, value)
    law.save_revision(clean=False).publish()
    return address(law)


def address(law: Instrument) -> str:
    """Return the public address of a law."""
    law = Instrument.objects.get(pk=law.pk)
    return f"/legislation/{law.jurisdiction.slug}/{law.slug}/"


def test_a_changed_slug_leaves_a_redirect(client: Client) -> None:
    law = make_law(slug="old")
    before, after = address(law), publish(law, slug="new")
    response = client.get(before)
    assert (response.status_code, response["Location"]) == (301, after)


def test_a_law_that_moves_to_another_place_is_found_there(client: Client) -> None:
    law = make_law()
    before = address(law)
    after = publish(law, jurisdiction=Jurisdiction.objects.get(code="GH"))
    assert client.get(before)["Location"] == after


def test_several_moves_are_one_step(client: Client) -> None:
    law = make_law(slug="one")
    first = address(law)
    second, third = publish(law, slug="two"), publish(law, slug="three")
    assert client.get(first)["Location"] == client.get(second)["Location"] == third


def test_an_address_in_use_again_loses_its_redirect(client: Client) -> None:
    law = make_law(slug="one")
    before = address(law)
    publish(law, slug="two")
    publish(law, slug="one")
    assert client.get(before).status_code == 200
    assert Redirect.objects.get().redirect_link == before


def test_another_record_may_take_an_old_address(client: Client) -> None:
    bill = make_law(slug="law", kind="bill")
    before = address(bill)
    publish(bill, slug="law-bill")
    make_law(slug="law")
    assert client.get(before).status_code == 200
    assert not Redirect.objects.exists()


def test_a_draft_leaves_no_redirect() -> None:
    law = make_law(slug="one")
    law.slug = "two"
    law.save_revision(clean=False)
    assert not Redirect.objects.exists()


def test_a_renamed_place_leaves_redirects_for_itself_and_its_laws(client: Client) -> None:
    law = make_law()
    place, before = law.jurisdiction, address(law)
    place.slug = "renamed"
    place.save()
    assert client.get("/countries/testland-qq/")["Location"] == "/countries/renamed/"
    assert client.get(before)["Location"] == f"/legislation/renamed/{law.slug}/"


def test_a_renamed_topic_leaves_a_redirect(client: Client) -> None:
    topic = Topic.objects.create(name="Zzqx", slug="zzqx")
    topic.slug = "renamed"
    topic.save()
    assert client.get("/topics/zzqx/")["Location"] == "/topics/renamed/"


def test_a_moved_list_takes_its_records_with_it(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    law = make_law()
    before = address(law)
    page = LegislationIndexPage.objects.get()
    page.slug = "laws"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert client.get(before)["Location"].endswith(before.replace("/legislation/", "/laws/"))
    assert client.get("/legislation/", follow=True).redirect_chain[-1][0].endswith("/laws/")
