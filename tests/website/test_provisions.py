"""Provisions on the page of their law."""

import pytest
from django.test import Client

from legislation.models import Duty, Instrument, Provision
from reference.models import Language
from stewardship.models import Source
from tests.factories.legislation import event, make_law
from tests.factories.provisions import make_citing_law, provision
from tests.website.markup import faults
from tests.website.pages import ghana

pytestmark = pytest.mark.django_db


def page_of(client: Client, law: Instrument) -> str:
    response = client.get(f"/legislation/ghana/{law.slug}/")
    assert response.status_code == 200
    page = response.content.decode()
    assert faults(page) == []
    return page


def law_with(*provisions: Provision, **values: object) -> Instrument:
    law = make_law(event("in_force", "2020-03-01"), live=False, jurisdiction=ghana(), **values)
    law.provisions = list(provisions)
    law.save_revision(clean=False).publish()
    return law


def test_original_and_translation_are_told_apart(client: Client) -> None:
    arabic = provision(
        text="النص",
        language=Language.objects.get(tag="ar"),
        translation="The text",
        translation_version="unofficial_translation",
    )
    page = page_of(client, law_with(arabic))
    assert "Original, in Arabic" in page
    assert '<blockquote lang="ar" dir="rtl"><p>النص' in page
    assert "Unofficial translation" in page
    assert '<blockquote class="translation" lang="en" dir="ltr"><p>The text' in page


def test_a_provision_says_whether_it_is_in_force_today(client: Client) -> None:
    page = page_of(client, law_with(provision("s 1"), provision("s 2", in_force_from="2097-03-01")))
    assert "with its law, from 1 March 2020" in page
    assert "Not in force yet" in page
    assert 'In force from <time datetime="2097-03-01">1 March 2097</time>' in page


def test_a_provision_of_a_repealed_law_is_no_longer_in_force(client: Client) -> None:
    law = make_citing_law(
        event("in_force", "2010"), event("repealed", "2020"), jurisdiction=ghana()
    )
    assert "No longer in force" in page_of(client, law)


def test_a_provision_is_cited_by_an_address_that_never_changes(client: Client) -> None:
    words = provision("s 10(2)")
    law = law_with(words, title="Testing Act", number="Act 9")
    page = page_of(client, law)
    assert f"Testing Act (Act 9), Ghana, s 10(2), http://testserver/id/{words.uid}" in page
    assert client.get(f"/id/{words.uid}")["Location"] == (
        f"/legislation/ghana/{law.slug}/#provision-{words.uid}"
    )
    assert f'id="provision-{words.uid}"' in page


def test_a_provision_names_its_source_or_says_that_there_is_none(client: Client) -> None:
    gazette = Source.objects.create(title="Zzqx Gazette", url="https://gazette.example.org/")
    assert "Zzqx Gazette" in page_of(client, law_with(provision(source=gazette)))


def test_a_duty_applies_from_the_start_of_its_provision(client: Client) -> None:
    law = make_law(event("in_force", "2020"), live=False, jurisdiction=ghana())
    start = provision("s 3", in_force_from="2097-05")
    law.provisions = [start]
    law.duties = [Duty(kind="filtering", provision_uid=start.uid)]
    law.save_revision(clean=False).publish()
    cell = 'data-label="In force from"><time datetime="2097-05">May 2097</time>'
    assert cell in page_of(client, law)


def test_a_law_shows_where_it_names_us(client: Client) -> None:
    law = make_citing_law(jurisdiction=ghana())
    page = page_of(client, law)
    assert 'Our URL list</strong> – <q class="quotation">the Testing List</q>' in page
    assert f'id="mention-{law.mentions.get().uid}"' in page


def test_duties_of_which_nothing_more_is_known_are_a_list_not_a_table_of_dashes(
    client: Client,
) -> None:
    law = law_with()
    law.duties = [Duty(kind="filtering")]
    law.save_revision(clean=False).publish()
    page = page_of(client, law)
    assert "More is not recorded yet" in page
    assert "Tool named" not in page
    law.duties = [Duty(kind="filtering", bearer="Hosting services")]
    law.save_revision(clean=False).publish()
    page = page_of(client, law)
    assert 'data-label="Who must">Hosting services</td>' in page
    assert "More is not recorded yet" not in page
