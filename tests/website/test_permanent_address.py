"""`/id/<uid>` works for as long as anybody may hold it."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from legislation.models import Instrument
from reference.models import Topic
from tests.factories.legislation import event, make_law
from tests.factories.records import make_record
from tests.website.pages import ghana, make_study
from website.services.search_source import uid_of

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


def test_places_topics_and_case_studies_are_reached_by_the_uid_the_search_knows_them_by(
    client: Client,
) -> None:
    study, topic = make_study(ghana(), "How it began"), Topic.objects.first()
    for subject, path in (
        (ghana(), "/countries/ghana/"),
        (topic, f"/topics/{topic.slug}/"),
        (study, "/case-studies/how-it-began/"),
    ):
        response = client.get(f"/id/{uid_of(subject)}")
        assert (response.status_code, response["Location"]) == (302, path)


def test_a_case_study_is_reached_under_its_new_address(client: Client) -> None:
    study = make_study(ghana(), "How it began")
    study.slug = "how-it-went"
    study.save_revision().publish()
    assert client.get(f"/id/{uid_of(study)}")["Location"] == "/case-studies/how-it-went/"


def test_a_case_study_that_left_the_site_is_gone_until_it_comes_back(client: Client) -> None:
    study = make_study(ghana(), "Zzqxwithdrawn")
    study.unpublish()
    response = client.get(f"/id/{uid_of(study)}")
    assert response.status_code == 410
    assert "Zzqxwithdrawn" not in response.content.decode()
    assert client.get(f"/api/v1/case-studies/{uid_of(study)}").status_code == 410
    study.save_revision().publish()
    assert client.get(f"/id/{uid_of(study)}").status_code == 302


def test_a_deleted_case_study_is_gone_and_a_draft_unknown(client: Client) -> None:
    study = make_study(ghana(), "Deleted")
    uid = uid_of(study)
    study.delete()
    assert client.get(f"/id/{uid}").status_code == 410
    draft = make_study(ghana(), "Never told", live=False)
    type(draft).objects.filter(pk=draft.pk).update(live=False)
    assert client.get(f"/id/{uid_of(draft)}").status_code == 404
