"""Where a law names us: exact words, recorded where they stand."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.row_keys import row_key
from legislation.choices import InstrumentStatus
from legislation.force import find_force
from legislation.models import Instrument, Mention, Provision
from legislation.search_documents import law_document
from legislation.services.count_force import with_force
from legislation.services.suggest_mentions import suggest_mentions
from tests.contracts.editor import Editor
from tests.factories.legislation import event, make_law
from tests.factories.provisions import make_citing_law, make_us, mention, provision
from tests.factories.records import make_language
from tests.website.pages import make_portal

pytestmark = pytest.mark.django_db


def refusal(law: Instrument) -> dict[str, str]:
    with pytest.raises(ValidationError) as refused:
        law.save_revision(clean=False).publish()
    return {key: errors[0].messages[0] for key, errors in refused.value.error_dict.items()}


def draft(*mentions: Mention, of: Provision) -> Instrument:
    law = make_law(live=False)
    law.provisions = [of]
    law.mentions = list(mentions)
    return law


def test_words_that_stand_in_the_provision_go_public() -> None:
    assert make_citing_law().mentions.get().words == "the Testing List"


@pytest.mark.parametrize(
    "words", ["the  Testing\nList", "the\u00a0Testing List", "the Test\u00ading List"]
)
def test_spaces_and_invisible_marks_make_no_difference(words: str) -> None:
    named = provision()
    law = make_citing_law(rests_on=named, mentions=[mention(named, words)])
    assert law.live


def test_accents_written_in_two_ways_are_the_same_words() -> None:
    named = provision(text="la liste fermée")
    law = make_citing_law(rests_on=named, mentions=[mention(named, "liste ferme\u0301e")])
    assert law.live


def test_words_may_stand_in_the_translation() -> None:
    named = provision(
        text="La liste.",
        translation="The list.",
        translation_version="unofficial_translation",
        language=make_language(),
    )
    assert make_citing_law(rests_on=named, mentions=[mention(named, "The list")]).live


def test_words_that_are_not_there_are_refused_from_where_they_differ() -> None:
    named = provision()
    wrong = mention(named, "use the Testing List of somebody else")
    assert refusal(draft(wrong, of=named)) == {
        row_key(wrong, "words"): (
            "s 10 has “…use the Testing List of”, but there does not follow “somebody else”."
        )
    }


def test_words_that_are_not_there_at_all_are_quoted_back() -> None:
    named = provision()
    wrong = mention(named, "nonsense here")
    message = refusal(draft(wrong, of=named))[row_key(wrong, "words")]
    assert message == "“nonsense here” is not in s 10, neither in its text nor in its translation."


def test_capitals_count() -> None:
    named = provision()
    wrong = mention(named, "The Testing List")
    assert row_key(wrong, "words") in refusal(draft(wrong, of=named))


def test_a_mention_rests_on_a_provision_of_its_own_law() -> None:
    stray = Mention(what="hotline", words="Words", provision_uid=uuid4())
    assert set(refusal(draft(stray, of=provision()))) == {row_key(stray, "provision_uid")}
    nowhere = Mention(what="hotline", words="Words")
    assert row_key(nowhere, "provision_uid") in refusal(draft(nowhere, of=provision()))


def test_a_provision_that_a_mention_rests_on_stays(client: Client) -> None:
    editor, law = Editor(client, Instrument), make_citing_law()
    drop: dict[str, Any] = {"provisions-0-DELETE": "on"}
    response = editor.save(law, editor.form(law) | drop)
    assert "provision_uid" in response.context["form"].formsets["mentions"].forms[0].errors
    both = editor.save(law, editor.form(law) | drop | {"mentions-0-DELETE": "on"})
    assert both.status_code == 302


def test_an_editor_reads_at_the_words_what_was_not_found(client: Client) -> None:
    editor, law = Editor(client, Instrument), make_citing_law()
    response = editor.save(law, editor.form(law) | {"mentions-0-words": "Nothing"}, "publish")
    errors = response.context["form"].formsets["mentions"].forms[0].errors["words"]
    assert "“Nothing” is not in s 10" in errors[0]


def test_a_provision_that_names_us_is_suggested_until_it_is_recorded() -> None:
    make_us(url_list="Testing List")
    law = make_law(live=False)
    law.provisions = [provision("s 1"), provision("s 2", "Nothing of the kind.")]
    (suggestion,) = suggest_mentions(law)
    assert suggestion.provision.pinpoint == "s 1"
    assert [(name.what, name.name) for name in suggestion.names] == [
        ("organisation", "Testing Foundation"),
        ("url_list", "Testing List"),
    ]
    law.mentions = [mention(suggestion.provision)]
    assert suggest_mentions(law) == []


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("The TF decides.", True),
        ("A platform, a tf-idf and a UTF mark.", False),
        ("THE TESTING   FOUNDATION", True),
        ("The Testing Foundations", False),
        ("Hotline: Téll Us", True),
    ],
)
def test_names_are_found_as_words_and_acronyms_by_the_letter(text: str, is_named: bool) -> None:
    make_us(hotline="Tell us")
    law = make_law(live=False)
    law.provisions = [provision(text=text)]
    assert bool(suggest_mentions(law)) == is_named


def test_a_portal_of_the_country_is_a_name_too() -> None:
    law = make_law(live=False)
    make_portal(law.jurisdiction, name="Testland Portal")
    law.provisions = [provision(text="Reports go to the Testland Portal.")]
    assert suggest_mentions(law)[0].names[0].what == "portal"


def test_the_editor_lists_what_is_not_recorded_yet(client: Client) -> None:
    make_us()
    law = make_citing_law(mentions=[])
    editor = Editor(client, Instrument)
    page = editor.client.get(editor.url("edit", law.pk)).content.decode()
    assert "Names us, not recorded yet" in page
    assert "s 10: “Testing Foundation” (Our organisation)" in page


def test_the_public_search_holds_the_words_of_a_mention() -> None:
    named = provision()
    law = make_citing_law(rests_on=named, mentions=[mention(named, note="Zzqx note")])
    assert "Our URL list\nthe Testing List\nZzqx note" in law_document(law).text


STARTS = (None, "unknown", "2020", "2026", "2026-01-05 planned", "2035-01-01", "2035 planned")


def test_the_database_answers_as_the_rules_do() -> None:
    law = make_law()
    for start in STARTS:
        named = provision(in_force_from=start, instrument=law)
        named.save()
        Mention.objects.create(
            instrument=law, provision_uid=named.uid, words="x", what="hotline", note=start or ""
        )
    for status in InstrumentStatus:
        Instrument.objects.filter(pk=law.pk).update(status=status)
        for each in with_force(Mention.objects.all()):
            own = Provision.objects.get(uid=each.provision_uid).in_force_from
            expected = find_force(status, own, None, timezone.localdate()).state
            assert each.force == expected, (status, each.note)


def test_a_status_that_the_calendar_overtook_counts_as_it_is_today() -> None:
    law = make_citing_law(event("assented", "2020"), event("in_force", "2021"))
    Instrument.objects.filter(pk=law.pk).update(status="adopted", status_changes_on="2021-01-01")
    with CaptureQueriesContext(connection) as captured:
        assert with_force(Mention.objects.all()).get().force == "in_force"
    assert len(captured) == 3
