"""Who is party to a treaty: dates that can have happened, one row for each country."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from foundation.row_keys import row_key
from legislation.models import Instrument, Participation
from legislation.services.read_participations import parties_of, standing_of, treaties_of
from legislation.services.seed_demo_instruments import instrument_uid, seed_demo_instruments
from legislation.services.seed_demo_instruments.facts import read_facts
from reference.models import Jurisdiction
from tests.contracts.editor import Editor
from tests.factories.legislation import make_law
from tests.website.pages import ghana

pytestmark = pytest.mark.django_db


def party(code: str = "GH", **values: Any) -> Participation:
    return Participation(jurisdiction=Jurisdiction.objects.get(code=code), **values)


def make_treaty(*rows: Participation, **values: Any) -> Instrument:
    values = {"kind": "convention", "title": "Convention on Tests", **values}
    treaty = make_law(live=False, **values)
    treaty.participations = list(rows)
    treaty.save_revision(clean=False).publish()
    return Instrument.objects.get(pk=treaty.pk)


def fault(row: Participation, **values: Any) -> tuple[str, str]:
    """Return field and message with which a row is refused."""
    with pytest.raises(ValidationError) as refused:
        make_treaty(row, **values)
    ((key, messages),) = refused.value.message_dict.items()
    assert key.startswith(row_key(row, ""))
    return key.removeprefix(row_key(row, "")), messages[0]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"signed_on": "2002", "consent": "ratification", "bound_on": "2001-05"}, "bound_on"),
        ({"signed_on": "2002", "in_force_on": "2001"}, "in_force_on"),
        ({"consent": "accession", "bound_on": "2002", "in_force_on": "2001-12"}, "in_force_on"),
        ({"consent": "accession", "bound_on": "2002", "denounced_on": "2001"}, "denounced_on"),
        ({"signed_on": "2002", "denounced_on": "2001"}, "denounced_on"),
        ({"note": "Nothing else is said."}, "signed_on"),
    ],
)
def test_what_cannot_have_happened_is_refused_at_its_date(
    values: dict[str, str], field: str
) -> None:
    assert fault(party(**values))[0] == field


def test_dates_of_one_year_may_be_in_any_order() -> None:
    row = party(signed_on="2002", consent="ratification", bound_on="2002-03", in_force_on="2002")
    assert make_treaty(row).participations.get().bound_on.year == 2002


def test_a_country_stands_once() -> None:
    rows = party(signed_on="2001"), party(signed_on="2002")
    with pytest.raises(ValidationError) as refused:
        make_treaty(*rows)
    assert set(refused.value.message_dict) == {row_key(rows[1], "jurisdiction")}


def test_only_treaties_have_parties() -> None:
    found = fault(party(signed_on="2001"), kind="act")
    assert found == ("jurisdiction", "Only conventions and protocols have parties.")


@pytest.mark.parametrize(
    ("values", "standing"),
    [
        ({"signed_on": "2001"}, "Signed only, as far as is recorded"),
        ({"consent": "accession", "bound_on": "unknown"}, "Bound"),
        ({"consent": "accession", "in_force_on": "2030-01"}, "Bound"),
        ({"consent": "accession", "in_force_on": "planned 2020"}, "Bound"),
        ({"consent": "accession", "in_force_on": "2020"}, "In force"),
        ({"in_force_on": "2020", "denounced_on": "2024"}, "Denounced"),
        ({"in_force_on": "2020", "denounced_on": "2027-05-01"}, "In force"),
    ],
)
def test_a_country_stands_where_its_dates_say(values: dict[str, str], standing: str) -> None:
    row = party(**values)
    row.full_clean(exclude=["instrument"])
    assert standing_of(row, date(2026, 11, 22)) == standing


def test_the_treaty_lists_its_parties_by_name(client: Client) -> None:
    treaty = make_treaty(party("ZM", signed_on="2001"), party("GH", signed_on="2002-05-27"))
    assert [row.jurisdiction.code for row in parties_of(treaty)] == ["GH", "ZM"]
    page = client.get(f"/legislation/testland-qq/{treaty.slug}/").content.decode()
    assert page.index("Ghana") < page.index("Zambia")
    assert '<time datetime="2002-05-27">27 May 2002</time>' in page


def test_a_country_lists_its_treaties(client: Client) -> None:
    treaty = make_treaty(party(consent="accession", bound_on="2018", in_force_on="2019"))
    draft = make_law(kind="convention", live=False)
    draft.participations = [party(signed_on="2001")]
    draft.save()
    assert [row.instrument for row in treaties_of(ghana())] == [treaty]
    page = client.get("/countries/ghana/").content.decode()
    assert '<h2 id="treaties">Treaties</h2>' in page
    assert "Convention on Tests" in page


def test_a_country_without_treaties_says_nothing_of_them(client: Client) -> None:
    assert 'id="treaties"' not in client.get("/countries/zambia/").content.decode()


def test_the_parties_can_be_downloaded(client: Client) -> None:
    treaty = make_treaty(party(consent="accession", bound_on="2018-12-03"))
    address = f"/legislation/testland-qq/{treaty.slug}/"
    found = json.loads(client.get(f"{address}?format=json").content)
    assert found["results"][0]["jurisdiction_code"] == "GH"
    assert b"2018-12-03" in b"".join(client.get(f"{address}?format=csv"))
    assert client.get(f"{address}?format=pdf").status_code == 200


def test_a_law_without_parties_has_no_such_file(client: Client) -> None:
    law = make_law()
    page = client.get(f"/legislation/testland-qq/{law.slug}/?format=csv").content.decode()
    assert law.title in page
    assert 'id="parties"' not in page


def test_the_editor_has_a_row_for_each_party(client: Client) -> None:
    treaty = make_treaty(party(signed_on="2002"))
    editor = Editor(client, Instrument)
    editor.save(treaty, editor.form(treaty) | {"participations-0-bound_on": "2001"}, "publish")
    form = editor.save(
        treaty, editor.form(treaty) | {"participations-0-bound_on": "2001"}, "publish"
    ).context["form"]
    assert "bound_on" in form.formsets["participations"].forms[0].errors


def test_the_demonstration_says_what_is_certain_only() -> None:
    facts = [fact for fact in read_facts() if fact.key in {"coe-185-budapest", "un-2000-opsc"}]
    seed_demo_instruments(lambda _line: None, facts)
    budapest = Instrument.objects.get(uid=instrument_uid("coe-185-budapest"))
    rows = parties_of(budapest)
    assert len(rows) == 14
    assert {row.note for row in rows} == {"Not yet checked against the depositary’s list."}
    assert not any(row.source.is_linkable for row in rows)
    assert budapest.texts.get().title == "Convention sur la cybercriminalité"
