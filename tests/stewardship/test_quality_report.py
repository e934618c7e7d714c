"""The quality report: what records lack, on one screen, each row a click from its fix."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from legislation.models import Instrument, InstrumentText, Provision
from partnerships.register.models import Edition, Forum, Organisation, Portal
from reference.models import Language
from stewardship.choices import QualityKind
from stewardship.models import Source
from stewardship.services.find_source_gaps import bare_address
from stewardship.services.quality_report import (
    QualityQuestion,
    checked_families,
    quality_report,
)
from tests.factories.legislation import event, make_bill_and_act, make_law
from tests.factories.people import make_staff, make_user
from tests.factories.records import families, make_jurisdiction, make_record

pytestmark = pytest.mark.django_db

URL = "/admin/stewardship/quality/"
TODAY = timezone.localdate


def kept_well(**values: Any) -> dict[str, Any]:
    """Return what a record needs for nobody to miss an owner or a review."""
    return {
        "owner": User.objects.first() or make_user(),
        "verified_on": TODAY(),
        "next_review_on": TODAY() + timedelta(days=90),
    } | values


def source(url: str = "https://example.org/g") -> Source:
    """Return a source."""
    return Source.objects.get_or_create(url=url, defaults={"title": "Gazette"})[0]


def sound_law(**values: Any) -> Instrument:
    """Return a law that lacks nothing."""
    happened = event("in_force", "2021-05-01", source=source())
    return make_law(happened, **kept_well(**values))


def found(model: Any = Instrument, **question: Any) -> set[tuple[str, str]]:
    """Return kind and field of everything wrong with the records of a family."""
    report = quality_report([model], QualityQuestion(**question))
    return {(str(each.kind), each.field) for each in report.findings}


def said(model: Any = Instrument) -> str:
    """Return all that is said of the records of a family."""
    return " ".join(each.message for each in quality_report([model], QualityQuestion()).findings)


def test_every_family_of_records_is_looked_at_and_sources_too() -> None:
    assert set(families()) | {Source} <= set(checked_families())


def test_nothing_is_wrong_with_a_sound_law() -> None:
    sound_law()
    assert found() == set()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"owner": None}, ("no_owner", "owner")),
        ({"next_review_on": date(2020, 1, 1)}, ("no_review", "review_interval")),
        ({"verified_on": None, "next_review_on": None}, ("no_review", "review_interval")),
    ],
)
def test_a_record_without_care_is_found(values: Any, expected: tuple[str, str]) -> None:
    sound_law(**values)
    assert found() == {expected}


def test_a_record_whose_owner_left_is_nobodys() -> None:
    sound_law(title="Left behind", owner=make_user(is_active=False))
    assert found() == {("no_owner", "owner")}
    report = quality_report([Instrument], QualityQuestion(owner="none"))
    assert [str(each.record) for each in report.findings] == ["Left behind"]
    assert "has left" in report.findings[0].message


def test_events_without_source_or_date_are_counted() -> None:
    make_law(
        event("assented", "2020", source=source()),
        event("published", source=source()),
        event("in_force", "2021"),
        event("amended", "2022"),
        **kept_well(),
    )
    assert found() == {("no_source", "events"), ("no_date", "events")}
    assert "2 events have no source." in said()
    assert "1 event has no date." in said()


def test_a_law_to_which_nothing_happened_is_found() -> None:
    make_law(**kept_well())
    assert ("no_date", "events") in found()


def test_events_that_contradict_one_another_are_said_in_words() -> None:
    make_law(
        event("in_force", "2012", source=source()),
        event("in_force", "2013", source=source()),
        **kept_well(),
    )
    assert found() == {("contradiction", "events")}
    assert "2012" in said()


def test_provisions_without_source_or_translation_are_found() -> None:
    law = sound_law()
    german = Language.objects.get(tag="de")
    Provision.objects.create(instrument=law, pinpoint="s 1", text="Wer …", language=german)
    assert found() == {("no_source", "provisions"), ("no_translation", "provisions")}


def test_a_translated_provision_and_one_in_english_lack_nothing() -> None:
    law, language = sound_law(), Language.objects
    common = {"instrument": law, "source": source()}
    Provision.objects.create(
        **common, pinpoint="1", text="Wer", language=language.get(tag="de"), translation="Who"
    )
    Provision.objects.create(**common, pinpoint="2", text="Who", language=language.get(tag="en"))
    assert found() == set()


def test_a_foreign_law_needs_its_own_title_and_a_summary() -> None:
    german = Language.objects.get(tag="de")
    law = sound_law(title_language=german)
    assert found() == {("no_translation", "title_original"), ("no_translation", "summary")}
    InstrumentText.objects.create(instrument=law, language=german, title="Gesetz")
    Instrument.objects.update(summary="What it does.")
    assert found() == set()


def test_laws_of_one_place_with_one_number_or_title_are_doubles() -> None:
    sound_law(title="Cyber Act", number="Act 12")
    sound_law(title="Cyber  act", number="")
    make_law(title="Other", number="ACT  12", live=False)
    assert found() == {("duplicate", "title"), ("duplicate", "number")}


def test_a_bill_and_its_act_and_laws_of_two_places_are_no_doubles() -> None:
    bill, act = make_bill_and_act()
    Instrument.objects.filter(pk__in=[bill.pk, act.pk]).update(title="Cyber Act")
    sound_law(title="Cyber Act", jurisdiction=make_jurisdiction("QR"))
    assert "duplicate" not in {kind for kind, _field in found()}


def test_dead_links_and_addresses_written_twice_are_found() -> None:
    source("https://www.example.org/law/")
    source("http://example.org/law")
    Source.objects.create(title="Gone", url="https://example.org/x", link_state="dead")
    assert found(Source) == {("dead_link", "url"), ("duplicate", "url")}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://a.org/x/", "https://www.a.org/x", True),
        ("https://a.org/index.html", "https://a.org", True),
        ("https://a.org/x#part", "https://a.org:443/x", True),
        ("https://a.org/x?id=1", "https://a.org/x?id=2", False),
        ("https://a.org:8000/x", "https://a.org/x", False),
        ("https://a.org/X", "https://a.org/x", False),
    ],
)
def test_addresses_are_compared_without_what_does_not_matter(
    one: str, other: str, same: bool
) -> None:
    assert (bare_address(one) == bare_address(other)) is same


def test_records_of_the_register_are_looked_at_alike() -> None:
    place = make_jurisdiction()
    make_record(Organisation, name="Interior Ministry", jurisdiction=place, **kept_well())
    make_record(Organisation, name="interior ministry ", jurisdiction=place, **kept_well())
    make_record(Portal, launched=None, **kept_well())
    make_record(Edition, forum=make_record(Forum), starts="unknown", **kept_well())
    assert found(Organisation) == {("no_source", "source"), ("duplicate", "name")}
    assert {("no_source", "sources"), ("no_date", "launched")} <= found(Portal)
    assert {("no_source", "source"), ("no_date", "starts")} <= found(Edition)


def test_the_list_can_be_narrowed_by_each_question() -> None:
    owner, place = make_user(), make_jurisdiction("QR")
    make_law(title="Owned", jurisdiction=place, **kept_well(owner=owner))
    make_law(title="Nobody’s", **kept_well(owner=None))
    make_law(title="Draft", live=False, **kept_well(owner=owner))

    def titles(**question: Any) -> set[str]:
        report = quality_report([Instrument, Source], QualityQuestion(**question))
        return {str(each.record) for each in report.findings}

    assert titles() == {"Owned", "Nobody’s"}
    assert titles(owner=str(owner.pk)) == titles(place=str(place.pk)) == {"Owned"}
    assert titles(owner="none") == titles(kind="no_owner") == {"Nobody’s"}
    assert titles(records="drafts") == {"Draft"}
    assert titles(family="stewardship.source") == set()


def sign_in(client: Client, *actions: str, model: Any = Instrument) -> User:
    """Sign a colleague in who may do `actions` with a family."""
    user = make_staff(model, *actions)
    client.force_login(user)
    return user


def test_each_row_leads_to_the_field_that_mends_it(client: Client) -> None:
    law = make_law(event("in_force", "2021"), title_language=Language.objects.get(tag="de"))
    sign_in(client, "change")
    page = client.get(URL).content.decode()
    editor = client.get(reverse(Instrument.snippet_viewset.get_url_name("edit"), args=[law.pk]))
    for anchor in ("id_owner-label", "id_events-FORMS", "id_title_original-label"):
        assert f"{law.pk}/#{anchor}" in page
        assert f'id="{anchor}"' in editor.content.decode()


def test_a_reader_sees_the_rows_without_links_and_only_their_families(client: Client) -> None:
    law = make_law(title="Act of nobody")
    make_record(Forum, name="Forum of nobody")
    sign_in(client)
    page = client.get(URL).content.decode()
    assert "Act of nobody" in page
    assert "Forum of nobody" not in page
    assert f"/{law.pk}/#" not in page


def test_who_may_see_no_draft_is_not_let_in(client: Client) -> None:
    sign_in(client, model=Language)
    assert client.get(URL).status_code in {302, 403}
    client.logout()
    assert client.get(URL).status_code == 302


def test_counts_of_each_kind_stand_beside_it(client: Client) -> None:
    make_law(title="First")
    make_law(title="Second")
    sign_in(client)
    kinds = {each.value: each.number for each in client.get(URL).context["kinds"]}
    assert kinds[QualityKind.NO_OWNER] == 2
    assert kinds[QualityKind.DEAD_LINK] == 0
    assert kinds[""] == sum(kinds[kind] for kind in QualityKind.values)


def test_the_list_goes_on_overleaf(client: Client) -> None:
    for number in range(26):
        make_law(title=f"Act {number}")
    sign_in(client)
    first, second = client.get(URL, {"kind": "no_owner"}), client.get(URL, {"p": 2})
    assert len(first.context["rows"]) == 26
    assert len(second.context["rows"]) == 26 * 3 - 50
    assert client.get(URL, {"p": "9" * 30}).status_code == 200


@pytest.mark.parametrize("query", [{"kind": "x"}, {"owner": "1; drop"}, {"place": "-1"}])
def test_a_senseless_question_narrows_nothing(client: Client, query: dict[str, str]) -> None:
    make_law(title="Act of nobody")
    sign_in(client)
    assert "Act of nobody" in client.get(URL, query).content.decode()


def test_the_file_holds_what_is_shown_and_no_formula(client: Client) -> None:
    make_law(title="=HYPERLINK(1)")
    sign_in(client, "change")
    response = client.get(URL, {"export": "csv", "kind": "no_owner"})
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[0] == "kind,family,record,uid,place,owner,finding,edit"
    assert len(lines) == 2
    assert "'=HYPERLINK(1)" in lines[1]
    assert client.get(URL, {"export": "xlsx"})["Content-Type"].endswith("sheet")


def queries_of(client: Client) -> int:
    """Return how many queries the screen costs."""
    client.get(URL)
    with CaptureQueriesContext(connection) as captured:
        client.get(URL)
    return len(captured)


def test_the_screen_costs_the_same_for_many(client: Client) -> None:
    client.force_login(make_staff(Instrument, "change"))
    law = sound_law(owner=None, title_language=Language.objects.get(tag="de"))
    Provision.objects.create(instrument=law, pinpoint="s 1", text="Words")
    make_law(event("in_force", "2012"), event("in_force", "2013"), title="Same")
    make_law(title="Same")
    few = queries_of(client)
    for number in range(20):
        part = event("in_force", "2015", scope="part", provisions="s 1", until="2016")
        twice = make_law(event("in_force", "2012"), event("in_force", "2013"), part, title="Same")
        Provision.objects.create(instrument=twice, pinpoint=f"s {number}", text="Words")
    assert queries_of(client) <= few


def test_the_public_sees_nothing_of_it(client: Client) -> None:
    make_law(title="Act of nobody")
    assert client.get("/stewardship/quality/").status_code == 404
    assert "quality" not in client.get("/legislation/").content.decode().lower()
