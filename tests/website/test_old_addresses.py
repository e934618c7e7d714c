"""An address that was given out leads to the record, whatever it is called today."""

from typing import Any

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from legislation.models import Instrument
from reference.models import Jurisdiction
from tests.factories.legislation import make_law

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
