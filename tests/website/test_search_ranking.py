"""What is named like the question comes first; then it matters where its words stand."""

from itertools import count

from website.choices import SearchKind
from website.models import SearchEntry
from website.search.questions import Question
from website.search.ranking import ranked
from website.words import folded_text, index_words

_key = count(1)


def entry(title: str, text: str = "", kind: str = SearchKind.LAW, place: str = "") -> SearchEntry:
    """Return an entry as the search makes it."""
    return SearchEntry(
        pk=next(_key),
        kind=kind,
        title=title,
        text=text,
        folded_title=index_words(title),
        folded_text=f"{folded_text(text)} {index_words(place)}".strip(),
    )


def order(typed: str, *entries: SearchEntry) -> list[str]:
    """Return the titles in the order in which they answer to what was typed."""
    titles = {each.pk: each.title for each in entries}
    return [titles[pk] for pk in ranked(Question.of(typed), entries, {})]


def test_what_is_named_exactly_so_comes_before_longer_names() -> None:
    long, exact = entry("Hash matching in practice"), entry("Hash matching")
    assert order("hash matching", long, exact) == ["Hash matching", "Hash matching in practice"]


def test_a_name_that_bears_all_the_words_comes_before_a_text_that_does() -> None:
    text = entry("Another act", "About the zzqx portal, and the zzqx portal again.")
    name = entry("The portal of zzqx")
    assert order("zzqx portal", text, name)[0] == "The portal of zzqx"


def test_initials_stand_for_a_name() -> None:
    other, body = entry("Portal of the IWF"), entry("Internet Watch Foundation")
    assert order("iwf", other, body)[0] == "Internet Watch Foundation"


def test_a_place_counts_more_than_a_mention() -> None:
    mention = entry("One act", "It follows what other parliaments did, such as that of Ghana.")
    there = entry("Two act", place="Ghana")
    assert order("ghana act", mention, there)[0] == "Two act"


def test_a_kind_counts_more_than_a_mention() -> None:
    mention = entry("Zzqx one", "It says a convention is needed.")
    kind = entry("Zzqx two", "It says nothing.\nConvention")
    assert order("convention on zzqx", mention, kind)[0] == "Zzqx two"


def test_a_forum_comes_before_its_meetings() -> None:
    meeting = entry("Zzqx summit 2022", kind=SearchKind.EDITION)
    forum = entry("Zzqx global alliance of everybody", kind=SearchKind.FORUM)
    assert order("zzqx", meeting, forum)[0] == "Zzqx global alliance of everybody"


def test_what_answers_alike_stays_in_the_order_of_the_engine() -> None:
    assert order("zzqx", entry("Zzqx a"), entry("Zzqx b")) == ["Zzqx a", "Zzqx b"]
    assert order("zzqx", entry("Zzqx b"), entry("Zzqx a")) == ["Zzqx b", "Zzqx a"]
