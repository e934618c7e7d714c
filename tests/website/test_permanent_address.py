"""`/id/<uid>` works for as long as anybody may hold it."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from legislation.models import Instrument
from tests.factories.legislation import event, make_law
from tests.factories.records import make_record

pytestmark = pytest.mark.django_db


def test_a_record_is_reached_by_its_uid(client: Client) -> None:
    law = make_law()
    response = client.get(f"/id/{law.uid}")
    assert (response.status_code, response["Location"]) == (
        302,
        f"/legislation/{law.jurisdiction.slug}/{law.slug}/",
    )


def test_a_row_is_reached_on_the_page_of_its_record(client: Client) -> None:
    law = make_law(event("in_force", "2021"))
    row = law.events.get()
    address = client.get(f"/id/{row.uid}")["Location"]
    assert address.endswith(f"/{law.slug}/#event-{row.uid}")


def test_what_left_the_site_is_gone_since_a_day(client: Client) -> None:
    law = make_law(title="Zzqxwithdrawn Act")
    law.unpublish()
    response = client.get(f"/id/{law.uid}")
    assert response.status_code == 410
    assert timezone.localdate().isoformat() in response.content.decode()
    assert "Zzqxwithdrawn" not in response.content.decode()


def test_a_deleted_record_is_gone(client: Client) -> None:
    law = make_law()
    law.delete()
    assert client.get(f"/id/{law.uid}").status_code == 410


def test_what_comes_back_is_reached_again(client: Client) -> None:
    law = make_law()
    law.unpublish()
    law.save_revision(clean=False).publish()
    assert client.get(f"/id/{law.uid}").status_code == 302


@pytest.mark.parametrize("kind", ["draft", "unknown"])
def test_a_draft_is_as_unknown_as_nothing(client: Client, kind: str) -> None:
    uid = make_record(Instrument, live=False).uid if kind == "draft" else uuid4()
    assert client.get(f"/id/{uid}").status_code == 404


def test_a_row_of_a_draft_is_unknown(client: Client) -> None:
    law = make_law(event("in_force", "2021"), live=False)
    assert client.get(f"/id/{law.events.get().uid}").status_code == 404
