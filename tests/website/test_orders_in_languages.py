"""Lists stand and are cut by the names that the reader sees, in the order of his language."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from legislation.models import Instrument, InstrumentText
from partnerships.register.models import Organisation
from reference.models import Jurisdiction, Language
from tests.factories.legislation import event, make_law, relate
from tests.factories.records import make_record
from tests.website.pages import make_portal

pytestmark = pytest.mark.usefixtures("in_every_language")

#: Code, English title, French title; Germany is Allemagne, Egypt is Égypte, Spain is Espagne.
LAWS = (
    ("DE", "Network Act", "Loi sur les réseaux"),
    ("EG", "Cybercrime Law", "Décret"),
    ("ES", "Organic Law", "Éducation"),
    ("ES", "Zoning Law", "ancienne loi"),
)


def place(code: str) -> Jurisdiction:
    return Jurisdiction.objects.get(code=code)


def say(law: Instrument, language: str, title: str) -> None:
    """Give a law its title in a language."""
    InstrumentText.objects.create(instrument=law, language_id=language, title=title)


@pytest.fixture
def laws(db: None) -> list[Instrument]:
    found = []
    for code, title, french in LAWS:
        law = make_law(event("in_force", "2020"), title=title, jurisdiction=place(code))
        say(law, "fr", french)
        found.append(law)
    return found


def shown(client: Client, path: str) -> list[str]:
    """Return what the rows of a list of laws are called on the page."""
    return [law.title for law in client.get(path).context["records"]]


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("/legislation/", ["Cybercrime Law", "Network Act", "Organic Law", "Zoning Law"]),
        ("/fr/legislation/", ["Network Act", "Cybercrime Law", "Zoning Law", "Organic Law"]),
        (
            "/fr/legislation/?order=name",
            ["Zoning Law", "Cybercrime Law", "Organic Law", "Network Act"],
        ),
        (
            "/es/legislation/?order=name",
            ["Cybercrime Law", "Network Act", "Organic Law", "Zoning Law"],
        ),
        ("/fr/legislation/?letter=e", ["Organic Law"]),
        ("/fr/legislation/?letter=n", []),
    ],
)
def test_laws_stand_by_the_names_that_the_page_shows(
    client: Client, path: str, titles: list[str]
) -> None:
    assert shown(client, path) == titles


@pytest.mark.usefixtures("laws")
def test_letters_count_what_stands_under_them(client: Client) -> None:
    letters = client.get("/fr/legislation/").context["letters"]
    assert [(each.value, each.count) for each, _url in letters] == [
        (letter, 1) for letter in ("A", "D", "E", "L")
    ]
    for each, url in letters:
        assert len(shown(client, f"/fr/legislation/{url}")) == each.count


@pytest.mark.usefixtures("laws")
def test_files_have_the_order_of_the_page(client: Client) -> None:
    text = client.get("/fr/legislation/?format=csv").getvalue().decode()
    places = [text.index(title) for title in shown(client, "/fr/legislation/")]
    assert places == sorted(places)


@pytest.mark.usefixtures("laws")
def test_pages_of_a_list_neither_repeat_nor_lose_a_law(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shown(client, "/fr/legislation/?order=name")
    monkeypatch.setattr("website.models.LegislationIndexPage.per_page", 3)
    first = shown(client, "/fr/legislation/?order=name")
    assert first + shown(client, "/fr/legislation/?order=name&page=2") == whole


def test_the_original_title_is_what_its_reader_sees_first(client: Client) -> None:
    law = make_law(
        event("in_force", "2020"),
        title="Zebra",
        title_original="Árbol",
        title_language=Language.objects.get(tag="es"),
        jurisdiction=place("ES"),
    )
    say(law, "es", "Traducción")
    page = client.get("/es/legislation/?letter=a").content.decode()
    assert ">Árbol</a>" in page
    assert "Traducción" not in page


def test_portals_partners_and_countries_stand_by_the_readers_names_of_places(
    client: Client,
) -> None:
    for code in ("EG", "DE", "ES"):
        make_portal(place(code), name=f"Portal {code}")
        make_record(Organisation, name=f"Body {code}", jurisdiction=place(code))
    portals = client.get("/fr/portals/?order=country").context["records"]
    assert [each.name[-2:] for each in portals] == ["DE", "EG", "ES"]
    partners = client.get("/fr/partners/?order=country").context["records"]
    assert [each.name[-2:] for each in partners] == ["DE", "EG", "ES"]
    codes = [each.code for each in client.get("/fr/countries/").context["records"]]
    assert codes.index("ZA") < codes.index("DE") < codes.index("EG") < codes.index("ES")


def test_names_of_partners_follow_the_alphabet_of_the_language(client: Client) -> None:
    for name in ("Zeta", "Ñandú", "Nz", "Élan"):
        make_record(Organisation, name=name)
    found = client.get("/es/partners/").context["records"]
    assert [each.name for each in found] == ["Élan", "Nz", "Ñandú", "Zeta"]


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize("path", ["/fr/legislation/?order=name", "/ar/legislation/"])
def test_the_order_costs_no_query_for_each_law(client: Client, path: str) -> None:
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for _number in range(3):
        say(make_law(event("in_force", "2020"), jurisdiction=place("FR")), "fr", "Encore")
    client.get(path)
    with CaptureQueriesContext(connection) as more:
        client.get(path)
    assert len(more) - len(few) == 0


@pytest.mark.usefixtures("laws")
def test_a_comparison_names_laws_as_lists_do(client: Client) -> None:
    page = client.get("/fr/compare/?place=germany&place=egypt").content.decode()
    assert ">Loi sur les réseaux</a>" in page
    assert "Network Act" not in page
    arabic = client.get("/ar/compare/?place=germany").content.decode()
    assert 'lang="en" dir="ltr">Network Act</a>' in arabic


@pytest.mark.usefixtures("laws")
def test_related_laws_are_named_in_the_language_of_the_page(
    client: Client, laws: list[Instrument]
) -> None:
    relate(laws[2], "amends", laws[3])
    page = client.get(f"/fr/legislation/spain/{laws[2].slug}/").content.decode()
    assert ">ancienne loi</a>" in page
