"""Values in the text of a page are those of the moment in which it is read."""

import re
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.rich_text import expand_db_html

from legislation.models import Instrument
from partnerships.register.models import Forum, Organisation, Portal
from stewardship.choices import VerificationOutcome
from stewardship.services.verify_record import verify_record
from tests.factories.legislation import event, make_bill_and_act, make_law
from tests.factories.records import make_record
from tests.website.chip_pages import chip, leave_out_standing_texts, make_page, read
from tests.website.pages import ghana, make_portal, make_study
from website.data.demo_page import ACT
from website.data.standing_texts import WHY_A_PORTAL
from website.live_values.chips import Chip, chips_in, chips_of
from website.live_values.reading import LiveValues, reading
from website.models import LiveValueUse, SearchEntry, StandardPage
from website.services.move_live_values import move_live_values
from website.services.seed_live_page import seed_live_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_values_only(db: None) -> None:
    """Leave out what a new site says."""
    leave_out_standing_texts()


def words_of(html: str) -> list[str]:
    """Return what stands in the live values of a page, without its markup."""
    pattern = r'class="live-value"[^>]*>((?:<span.*?</span>)*|.*?)</(?:a|span)>'
    return [re.sub(r"<[^>]*>", "", each) for each in re.findall(pattern, html)]


def act_in_force() -> Instrument:
    return make_law(
        event("in_force", "2021-03-01"), number="Act 1", title="Act of Testing", slug="act-1"
    )


def test_a_count_follows_what_is_counted(client: Client) -> None:
    page = make_page(f"There are {chip('portals_live')} portals.")
    assert words_of(read(client, page)) == ["0"]
    make_portal(ghana())
    assert words_of(read(client, page)) == ["1"]


def test_a_count_leads_to_its_list_and_says_its_day(client: Client) -> None:
    make_portal(ghana())
    html = read(client, make_page(chip("portals_live")))
    assert 'href="/portals/?status=live"' in html
    assert re.search(r'title="reporting portals live, as of [^"]+"', html)
    assert '<data value="1">1</data>' in html


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("status", "In force since 1 March 2021"),
        ("short_status", "In force"),
        ("status_date", "1 March 2021"),
        ("in_force_since", "1 March 2021"),
        ("number", "Act 1"),
        ("name", "Act of Testing"),
    ],
)
def test_a_law_can_be_spoken_of(client: Client, name: str, words: str) -> None:
    law = act_in_force()
    html = read(client, make_page(chip(name, law)))
    assert words_of(html) == [words]
    assert f"/{law.slug}/" in html


def test_a_date_can_be_read_by_a_program(client: Client) -> None:
    html = read(client, make_page(chip("status_date", act_in_force())))
    assert '<time datetime="2021-03-01">1 March 2021</time>' in html


@pytest.mark.parametrize("family", [Portal, Organisation, Forum])
def test_other_records_can_be_named(client: Client, family: type[Any]) -> None:
    record = make_record(family, name="Name of testing")
    assert words_of(read(client, make_page(chip("name", record)))) == ["Name of testing"]


def test_a_date_that_nobody_knows_is_a_dash(client: Client) -> None:
    law = make_law(event("introduced", "2021"))
    html = read(client, make_page(chip("in_force_since", law)))
    assert words_of(html)[0].startswith("—")


def test_a_draft_is_never_spoken_of(client: Client) -> None:
    law = make_law(event("in_force", "2021"), title="Zzqx secret", number="Zzqx 1", live=False)
    html = read(client, make_page(*(chip(name, law) for name in ("status", "name", "number"))))
    assert "Zzqx" not in html
    assert "2021" not in html
    assert words_of(html) == ["—not published"] * 3


def test_the_words_of_a_newer_draft_stay_private(client: Client) -> None:
    law = act_in_force()
    law.title = "Zzqx secret"
    law.save_revision(clean=False)
    assert words_of(read(client, make_page(chip("name", law)))) == ["Act of Testing"]


def test_a_value_that_nobody_knows_is_a_dash(client: Client) -> None:
    page = make_page(
        chip("no_such_figure"), '<embed embedtype="live-value" name="status" record="x"/>'
    )
    assert [each[0] for each in words_of(read(client, page))] == ["—", "—"]


def test_of_a_record_that_left_only_the_public_name_is_said(client: Client) -> None:
    law = act_in_force()
    page = make_page(chip("name", law), chip("status", law))
    law.unpublish()
    html = read(client, page)
    assert words_of(html) == ["Act of Testing", "—Act of Testing, no longer published"]
    assert f'href="/legislation/ghana/{law.slug}' not in html


def test_markup_in_a_name_is_only_text(client: Client) -> None:
    record = make_record(Organisation, name="<b>Office</b>")
    assert "&lt;b&gt;Office&lt;/b&gt;" in read(client, make_page(chip("name", record)))


def test_laws_in_force_are_counted_by_region(client: Client) -> None:
    make_law(event("in_force", "2021"), jurisdiction=ghana())
    make_law(event("introduced", "2021"), jurisdiction=ghana())
    html = read(client, make_page(*(chip(f"laws_in_force@{at}") for at in ("africa", "asia"))))
    assert words_of(html) == ["1", "0"]
    assert "region=africa" in html


def test_what_is_checked_and_current_can_be_said(client: Client) -> None:
    portal = make_portal(ghana())
    page = make_page(chip("portals_live"), chip("portals_live.current"))
    assert words_of(read(client, page)) == ["1", "0"]
    verify_record(portal, None, VerificationOutcome.UNCHANGED)
    html = read(client, page)
    assert words_of(html) == ["1", "1"]
    assert "reporting portals live, checked and current" in html


def test_countries_with_laws_are_counted_once(client: Client) -> None:
    for number in range(2):
        make_law(event("in_force", "2021"), jurisdiction=ghana(), number=str(number))
    assert words_of(read(client, make_page(chip("countries_covered")))) == ["1"]


def test_many_values_cost_as_many_queries_as_one_of_each(client: Client) -> None:
    laws = [make_law(event("in_force", "2021"), number=str(each)) for each in range(6)]
    figures = [chip("portals_live"), chip("laws_in_force@africa")]
    few = make_page(chip("status", laws[0]), *figures, slug="few")
    many = make_page(*(chip("status", law) for law in laws), *figures * 4, slug="many")
    assert queries_of(client, many.get_url()) == queries_of(client, few.get_url())


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(path)
    return len(queries)


def test_a_page_without_live_values_reads_none(client: Client) -> None:
    plain, said = make_page("Words.", slug="plain"), make_page(chip("portals_live"), slug="said")
    assert queries_of(client, plain.get_url()) < queries_of(client, said.get_url())


def test_outside_a_request_a_text_is_read_too() -> None:
    make_portal(ghana())
    assert ">1</data>" in expand_db_html(f"<p>{chip('portals_live')}</p>")


def test_one_reading_reads_the_figures_once() -> None:
    with reading(LiveValues()), CaptureQueriesContext(connection) as queries:
        expand_db_html(chip("portals_live"))
        before = len(queries)
        expand_db_html(chip("laws_tracked") + chip("forums"))
    assert len(queries) == before


def test_values_stand_in_passages_of_case_studies(client: Client) -> None:
    passage = {"text": f"<p>{chip('forums')} forums</p>", "source_title": "", "source_url": ""}
    study = make_study(ghana(), body=[("passage", passage)])
    make_record(Forum)
    assert words_of(client.get(study.get_url()).content.decode()) == ["1"]
    assert chips_of(study) == [Chip("forums")]


def test_what_a_page_says_is_written_down_while_it_is_public() -> None:
    law = act_in_force()
    page = make_page(chip("status", law), chip("portals_live"), chip("portals_live"))
    uses = LiveValueUse.objects.filter(page=page).values_list("name", "record_uid")
    assert set(uses) == {("status", law.uid), ("portals_live", None)}
    page.unpublish()
    assert not LiveValueUse.objects.filter(page=page).exists()


def test_a_draft_of_a_page_says_nothing_yet() -> None:
    page = make_page("Words.")
    page.body = [("text", chip("forums"))]
    page.save_revision()
    assert not LiveValueUse.objects.exists()


def test_a_deleted_page_says_nothing() -> None:
    make_page(chip("forums")).delete()
    assert not LiveValueUse.objects.exists()


def test_what_pages_say_can_be_written_down_anew(capsys: pytest.CaptureFixture[str]) -> None:
    make_page(chip("forums"), chip("portals_live"))
    make_study(ghana(), body=[("text", chip("laws_tracked"))])
    LiveValueUse.objects.all().delete()
    call_command("rebuild_live_values")
    assert LiveValueUse.objects.count() == 3
    assert capsys.readouterr().out == "3 uses of live values\n"


def test_a_page_is_found_by_the_words_of_its_values() -> None:
    page = make_page(f"See {chip('name', act_in_force())}.")
    entry = SearchEntry.objects.get(record_key=str(page.pk), kind="page")
    assert "See Act of Testing." in entry.text


def test_the_search_follows_a_record_that_a_page_names() -> None:
    law = act_in_force()
    page = make_page(f"See {chip('name', law)}.")
    law.title = "Another title"
    law.save_revision(clean=False).publish()
    assert "Another title" in SearchEntry.objects.get(record_key=str(page.pk), kind="page").text


def test_values_of_a_bill_move_to_its_act(client: Client) -> None:
    bill, act = make_bill_and_act()
    page = make_page(f"It is {chip('short_status', bill)}.", chip("portals_live"))
    assert words_of(read(client, page)) == ["Became law", "0"]
    assert list(move_live_values(bill, act)) == ["Live values on the page “What we say”"]
    assert words_of(read(client, page)) == ["In force", "0"]
    assert LiveValueUse.objects.get(record_uid__isnull=False).record_uid == act.uid


def test_an_open_draft_of_the_page_moves_along() -> None:
    bill, act = make_bill_and_act()
    page = make_page(chip("status", bill))
    page.title = "Another draft"
    page.save_revision()
    list(move_live_values(bill, act))
    draft = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.title == "Another draft"
    assert chips_of(draft) == [Chip("status", str(act.uid))]


def test_chips_are_read_from_text_as_it_is_stored() -> None:
    text = '<p><embed embedtype="media" url="x"/><embed embedtype="live-value" name="forums"/></p>'
    assert list(chips_in(text)) == [Chip("forums")]


def test_the_page_of_the_demonstration_is_made_once_and_left_alone(client: Client) -> None:
    lines: list[str] = []
    seed_live_page(lines.append)
    page = StandardPage.objects.get(slug="from-bill-to-law")
    page.delete()
    seed_live_page(lines.append)
    assert lines == ["/from-bill-to-law/ added", "/from-bill-to-law/: as it is"]
    assert not StandardPage.objects.filter(slug="from-bill-to-law").exists()


def test_the_page_of_the_demonstration_says_where_the_act_stands(client: Client) -> None:
    act = make_law(
        event("lapsed_into_law", "2022-07-30"), event("in_force"), uid=ACT, number="RA 1"
    )
    seed_live_page(lambda _line: None)
    html = read(client, StandardPage.objects.get(slug="from-bill-to-law"))
    assert "Law since 30 July 2022: lapsed into law; in force, start not recorded" in html
    assert act.number in words_of(html)


def test_the_standing_text_about_portals_counts_them(client: Client) -> None:
    make_portal(ghana())
    page = make_page(*(text for kind, text in WHY_A_PORTAL.blocks if kind == "text"))
    assert words_of(read(client, page)) == ["1", "1", "0"]
