"""What is asked is what is found, whatever was typed."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from modelsearch.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText

from reference.models import Topic
from tests.whooshsearch.conftest import Configure, found, make_topic
from whooshsearch.analysis.words import Analyser
from whooshsearch.backend import WhooshSearchBackend
from whooshsearch.compiling.text import SlopPhrase, TextCompiler
from whooshsearch.services.rebuild import rebuild

LAWS = {
    "Republic Act No. 11930": "Against the sexual abuse of children online",
    "Online Safety Act": "Duties of services that host what users share",
    "Loi de la Côte d’Ivoire": "Lutte contre la cybercriminalité",
    "Закон о защите детей": "О блокировке сайтов",
    "Service hosting": "",
    "Service hosts": "",
}


@pytest.fixture(scope="session")
def laws_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the laws are indexed, once for all tests: none of them changes one."""
    return tmp_path_factory.mktemp("laws")


@pytest.fixture
def laws(configure: Configure, db: None, laws_directory: Path) -> WhooshSearchBackend:
    """Topics with the names of laws, beside those of the site."""
    Topic.objects.bulk_create(
        Topic(pk=9_000 + number, name=name, slug=f"law-{number}", definition=text)
        for number, (name, text) in enumerate(LAWS.items())
    )
    backend = configure(MODELS=["reference.Topic"], PATH=str(laws_directory))
    index = backend.get_index_for_model(Topic)
    if not index.store.directory.exists():
        rebuild(index)
    return backend


def laws_found(backend: WhooshSearchBackend, query: Any) -> list[str]:
    """Return the names of the laws that a search finds, best first."""
    return [name for name in found(backend, query) if name in LAWS]


LOI = PlainText("loi")
LOI_AND_SAFETY = ["Online Safety Act", "Loi de la Côte d’Ivoire"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("r.a. 11930", []),
        ("cote divoire", ["Loi de la Côte d’Ivoire"]),
        ("COTE D IVOIRE", ["Loi de la Côte d’Ivoire"]),
        ("duty share", ["Online Safety Act"]),
        ("закон", ["Закон о защите детей"]),
        (Phrase("safety act"), ["Online Safety Act"]),
        (Phrase("act safety"), []),
        (SlopPhrase("abuse children", slop=1), ["Republic Act No. 11930"]),
        (SlopPhrase("abuse children", slop=0), []),
        (Fuzzy("onlin safty", operator="and"), ["Online Safety Act"]),
        (And([PlainText("act"), Not(PlainText("online"))]), []),
        (LOI | PlainText("act") & Not(Phrase("act no") | LOI), LOI_AND_SAFETY),
        (PlainText("о") & Not(Or([PlainText("act"), PlainText("loi")])), ["Закон о защите детей"]),
        (And([MATCH_ALL, PlainText("users")]), ["Online Safety Act"]),
        (Or([]), []),
        ("!!! ... ---", []),
    ],
)  # fmt: skip
def test_each_kind_of_query(laws: WhooshSearchBackend, query: Any, expected: list[str]) -> None:
    assert laws_found(laws, query) == expected


def test_a_word_as_typed_comes_before_its_other_forms(laws: WhooshSearchBackend) -> None:
    assert laws_found(laws, "service hosts")[0] == "Service hosts"
    assert laws_found(laws, "service hosting")[0] == "Service hosting"


def test_a_boost_decides_between_equals(laws: WhooshSearchBackend) -> None:
    query = PlainText("loi") | Boost(PlainText("safety"), 9)
    assert laws_found(laws, query)[0] == "Online Safety Act"
    query = Boost(PlainText("loi"), 9) | PlainText("safety")
    assert laws_found(laws, query)[0] == "Loi de la Côte d’Ivoire"


def test_synonyms_are_read_from_a_file(configure: Configure, db: None, tmp_path: Any) -> None:
    words = tmp_path / "words.txt"
    words.write_text("csam, child sexual abuse material\nley => law\n", encoding="utf-8")
    backend = configure(MODELS=["reference.Topic"], SYNONYMS=str(words))
    make_topic("Law on child sexual abuse material")
    rebuild(backend.get_index_for_model(Topic))
    assert found(backend, "ley csam") == ["Law on child sexual abuse material"]


def test_the_beginning_of_a_word_completes(laws: WhooshSearchBackend) -> None:
    assert [each.name for each in laws.autocomplete("onl saf", Topic)] == ["Online Safety Act"]
    assert [each.name for each in laws.autocomplete("cot", Topic)] == ["Loi de la Côte d’Ivoire"]
    assert list(laws.autocomplete("nline", Topic)) == []


def test_a_query_that_nobody_wrote_is_refused_by_name(laws: WhooshSearchBackend) -> None:
    class Odd(PlainText.__base__):
        def __repr__(self) -> str:
            return "<Odd>"

    with pytest.raises(NotImplementedError, match="<Odd>"):
        list(laws.search(Odd(), Topic))


ODD = ["\x00", "'", '"', "a" * 5_000, "((((", "NOT", "*", "?", "title:x", "\ud800", "ا" * 300, "-"]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_no_query_raises(laws: WhooshSearchBackend, text: str) -> None:
    for query in (text, Phrase(text), Fuzzy(text), PlainText(text, operator="or")):
        assert isinstance(found(laws, query), list)
    assert isinstance(list(laws.autocomplete(text, Topic)), list)


@given(text=st.text(max_size=200), make=st.sampled_from([PlainText, Phrase, Fuzzy]))
def test_any_text_compiles(text: str, make: Any) -> None:
    compiler = TextCompiler(Analyser(("en",)), {"text": 1.0})
    assert compiler.translate(make(text)) is not None


@pytest.mark.parametrize("text", ["services hosting", "act", "share", "duty", "11930 abuse", "loi"])
def test_as_many_are_counted_as_are_found(laws: WhooshSearchBackend, text: str) -> None:
    results = laws.search(text, Topic)
    assert results.count() == len(list(results))
