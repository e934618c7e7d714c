"""An answer is one of five, and yes or partly rests on a provision of a law that holds there."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from foundation.keeping import while_reading
from foundation.models import PublishableRecord
from foundation.public_records import is_open
from foundation.row_keys import row_key
from legislation.choices import AnswerValue
from legislation.models import Answer, Assessment, Criterion, Framework, Instrument, Provision
from legislation.services.compare_editions import compare_editions
from legislation.services.read_scorecards import read_matrices, read_scorecards
from reference.models import Membership
from tests.contracts.editor import Editor, Post
from tests.factories.legislation import make_law
from tests.factories.records import make_framework, make_jurisdiction, make_record
from tests.factories.scorecards import (
    answer,
    draft_assessment,
    make_assessment,
    make_law_with_provision,
)
from tests.legislation.test_admin import rows

pytestmark = pytest.mark.django_db
EVIDENCED = [AnswerValue.YES, AnswerValue.PARTLY]
OTHERS = [each for each in AnswerValue if each not in EVIDENCED]


def refusal(record: PublishableRecord) -> dict[str, list[str]]:
    """Return why the latest version may not be published, by field; nothing if it may."""
    try:
        record.save_revision(clean=False).publish()
    except ValidationError as error:
        return error.message_dict
    return {}


def refused_at(*answers: Answer) -> tuple[set[str], Answer]:
    """Return the fields of the last answer at which an assessment of QQ is refused."""
    framework = make_framework("a", "b")
    draft = draft_assessment(framework, make_jurisdiction(), *answers)
    keys = refusal(draft)
    last = list(draft.answers.all())[-1]
    return {key.rsplit(".", 1)[-1] for key in keys if str(last.uid) in key}, last


# --- what may be published -----------------------------------------------------------------------


@pytest.mark.parametrize("value", EVIDENCED)
def test_yes_and_partly_need_a_provision(value: str) -> None:
    assert refused_at(answer("a", value))[0] == {"provision_uid"}


@pytest.mark.parametrize("value", OTHERS)
def test_the_other_answers_need_none(value: str) -> None:
    assert refused_at(answer("a", value))[0] == set()


@pytest.mark.parametrize("value", EVIDENCED)
def test_a_provision_of_a_live_law_of_the_country_is_evidence(value: str) -> None:
    _law, provision = make_law_with_provision()
    assert refused_at(answer("a", value, provision))[0] == set()


def test_a_draft_is_no_evidence() -> None:
    law, provision = make_law_with_provision()
    law.unpublish()
    assert refused_at(answer("a", "yes", provision))[0] == {"provision_uid"}


def test_a_provision_that_does_not_exist_is_no_evidence() -> None:
    _law, provision = make_law_with_provision()
    provision.uid = uuid4()
    assert refused_at(answer("a", "yes", provision))[0] == {"provision_uid"}


def test_a_provision_stands_in_the_law_that_is_named() -> None:
    _law, provision = make_law_with_provision()
    found = answer("a", "yes", provision)
    found.instrument = make_law()
    assert refused_at(found)[0] == {"provision_uid"}


def test_the_law_of_another_country_is_no_evidence() -> None:
    _law, provision = make_law_with_provision(make_jurisdiction("QB"))
    assert refused_at(answer("a", "yes", provision))[0] == {"provision_uid"}


def test_the_law_of_a_body_the_country_belongs_to_is_evidence() -> None:
    union = make_jurisdiction("QU")
    Membership.objects.create(body=union, member=make_jurisdiction())
    _law, provision = make_law_with_provision(union)
    assert refused_at(answer("a", "yes", provision))[0] == set()


def test_only_criteria_of_the_framework_are_answered() -> None:
    assert refused_at(answer("c", "no"))[0] == {"criterion_code"}


def test_a_criterion_is_answered_once() -> None:
    assert refused_at(answer("a", "no"), answer("a", "no"))[0] == {"criterion_code"}


def test_the_framework_is_public_first() -> None:
    framework = make_framework("a")
    draft = draft_assessment(framework, make_jurisdiction())
    framework.unpublish()
    assert set(refusal(Assessment.objects.get(pk=draft.pk))) == {"framework"}


def test_a_code_stands_once_in_a_framework() -> None:
    framework = make_framework("a")
    twin = Criterion(code="a", question="Again?")
    framework.criteria = [*framework.criteria.all(), twin]
    assert list(refusal(framework)) == [row_key(twin, "code")]


def test_a_code_with_answers_is_not_lost() -> None:
    framework = make_framework("a", "b")
    make_assessment(framework, make_jurisdiction(), answer("a", "no"), answer("b"))
    framework.criteria = [each for each in framework.criteria.all() if each.code == "b"]
    assert list(refusal(framework)) == ["criteria"]
    framework = Framework.objects.get(pk=framework.pk)
    framework.criteria = [each for each in framework.criteria.all() if each.code == "a"]
    assert refusal(framework) == {}


def test_editions_do_not_follow_each_other_in_a_circle() -> None:
    first = make_framework("a")
    second = make_framework("a", previous=first)
    third = make_framework("a", previous=second)
    for late in (first, second, third):
        first.previous = late
        assert list(refusal(first)) == ["previous"]


# --- what rests on a provision -------------------------------------------------------------------


def test_a_law_keeps_a_provision_that_an_answer_rests_on() -> None:
    law, provision = make_law_with_provision()
    found = make_assessment(make_framework("a"), law.jurisdiction, answer("a", "yes", provision))
    law.provisions = []
    assert str(found) in refusal(law)["provisions"][0]
    assert Provision.objects.filter(uid=provision.uid).exists()


def test_the_editor_of_the_law_says_who_rests_on_its_provision(client: Client) -> None:
    law, provision = make_law_with_provision()
    make_assessment(make_framework("a"), law.jurisdiction, answer("a", "yes", provision))
    editor = Editor(client, Instrument)
    response = editor.save(law, editor.form(law) | {"provisions-0-DELETE": "on"})
    errors = response.context["form"].formsets["provisions"].non_form_errors()
    assert "is used by the scorecard" in str(errors)


def test_a_law_that_is_evidence_is_not_deleted(client: Client) -> None:
    law, provision = make_law_with_provision()
    make_assessment(make_framework("a"), law.jurisdiction, answer("a", "yes", provision))
    editor = Editor(client, Instrument)
    page = client.get(editor.url("delete", law.pk)).content.decode()
    assert "referenced 1 time" in page
    client.post(editor.url("delete", law.pk))
    assert Instrument.objects.filter(pk=law.pk).exists()


def test_taking_a_law_off_the_site_says_that_it_is_in_use(client: Client) -> None:
    law, provision = make_law_with_provision()
    make_assessment(make_framework("a"), law.jurisdiction, answer("a", "yes", provision))
    editor = Editor(client, Instrument)
    page = client.get(editor.url("unpublish", law.pk)).content.decode()
    assert "referenced 1 time" in page


def test_an_answer_outlives_its_evidence_and_says_so() -> None:
    law, provision = make_law_with_provision()
    found = make_assessment(make_framework("a"), law.jurisdiction, answer("a", "yes", provision))
    assert not read_scorecards([found])[0].findings[0].is_gone
    law.unpublish()
    (finding,) = read_scorecards([found])[0].findings
    assert (finding.value, finding.is_gone, finding.evidence) == (AnswerValue.YES, True, "")


# --- the screens ---------------------------------------------------------------------------------


def test_a_new_assessment_gets_a_row_for_each_criterion(client: Client) -> None:
    framework, editor = make_framework("a", "b"), Editor(client, Assessment)
    entered: Post = {"framework": str(framework.pk), "jurisdiction": str(make_jurisdiction().pk)}
    assert editor.create(editor.form() | entered).status_code == 302
    draft = Assessment.objects.get().get_latest_revision_as_object()
    found = [(each.criterion_code, each.value) for each in draft.answers.all()]
    assert found == [("a", "not_reviewed"), ("b", "not_reviewed")]
    again = editor.save(draft, editor.form(draft) | {"answers-1-value": "no"})
    latest = Assessment.objects.get().get_latest_revision_as_object()
    assert again.status_code == 302
    assert [each.value for each in latest.answers.all()] == ["not_reviewed", "no"]


def test_evidence_is_chosen_among_the_provisions_of_laws_that_hold_there(client: Client) -> None:
    law, provision = make_law_with_provision(number="Act 7")
    make_law_with_provision(make_jurisdiction("QB"), number="Act 8")
    editor = Editor(client, Assessment)
    draft = draft_assessment(make_framework("a"), law.jurisdiction, answer("a"))
    page = client.get(editor.url("edit", draft.pk)).content.decode()
    assert "Act 7: s 62" in page
    assert "Act 8: s 62" not in page
    chosen: Post = {"answers-0-value": "yes", "answers-0-provision_uid": str(provision.uid)}
    assert editor.save(draft, editor.form(draft) | chosen, "publish").status_code == 302
    saved = Assessment.objects.live().get().answers.get()
    assert (saved.instrument, saved.provision_uid) == (law, provision.uid)


def test_missing_evidence_is_said_at_its_row(client: Client) -> None:
    editor = Editor(client, Assessment)
    draft = draft_assessment(make_framework("a"), make_jurisdiction(), answer("a"))
    response = editor.save(draft, editor.form(draft) | {"answers-0-value": "yes"}, "publish")
    errors = response.context["form"].formsets["answers"].forms[0].errors
    assert "“Yes” needs a provision" in str(errors["provision_uid"])


def test_another_provision_names_another_law(client: Client) -> None:
    law, provision = make_law_with_provision()
    other, second = make_law_with_provision(pinpoint="s 63")
    found = make_assessment(make_framework("a"), law.jurisdiction, answer("a", "yes", provision))
    editor = Editor(client, Assessment)
    chosen: Post = {"answers-0-provision_uid": str(second.uid)}
    editor.save(found, editor.form(found) | chosen, "publish")
    assert Answer.objects.get(assessment=found).instrument == other


def test_a_criterion_is_chosen_among_those_of_the_framework(client: Client) -> None:
    editor = Editor(client, Assessment)
    draft = draft_assessment(make_framework("a"), make_jurisdiction(), answer("a"))
    page = client.get(editor.url("edit", draft.pk)).content.decode()
    assert '<option value="a" selected>a: Is there a?</option>' in page


def test_a_framework_is_entered_with_its_criteria(client: Client) -> None:
    editor = Editor(client, Framework)
    criterion = {
        "criteria-0-code": "csam-defined",
        "criteria-0-question": "Is it defined?",
        "criteria-0-ORDER": "1",
        "criteria-0-id": "",
    }
    entered = {"name": "Review 2023", **rows("criteria", criterion)}
    assert editor.create(editor.form() | entered, "publish").status_code == 302
    assert Framework.objects.live().get().criteria.get().code == "csam-defined"


def test_the_list_of_assessments_narrows_by_framework_and_country(client: Client) -> None:
    editor, wanted = Editor(client, Assessment), make_record(Assessment)
    make_record(Assessment)
    for query in (
        {"framework": str(wanted.framework_id)},
        {"jurisdiction": str(wanted.jurisdiction_id)},
    ):
        page = client.get(editor.url("list"), query)
        assert list(page.context["object_list"]) == [wanted]


def test_the_list_of_assessments_costs_the_same_with_few_and_with_many(client: Client) -> None:
    editor = Editor(client, Assessment)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(editor.url("list"))
        return len(found)

    make_record(Assessment)
    queries()
    few = queries()
    for _each in range(4):
        make_record(Assessment)
    queries()
    assert queries() == few


# --- reading -------------------------------------------------------------------------------------


def test_what_was_never_answered_is_not_reviewed() -> None:
    found = make_assessment(make_framework("a", "b"), make_jurisdiction(), answer("b", "no"))
    values = [each.value for each in read_scorecards([found])[0].findings]
    assert values == [AnswerValue.NOT_REVIEWED, AnswerValue.NO]


def test_totals_count_each_of_the_five_answers() -> None:
    framework = make_framework("a")
    for code, value in (("QA", "no"), ("QB", "no"), ("QC", "no_information")):
        make_assessment(framework, make_jurisdiction(code), answer("a", value))
    draft_assessment(framework, make_jurisdiction("QD"), answer("a", "no"))
    ((_criterion, counts),) = read_matrices([framework])[0].totals
    assert {value: number for value, number in counts if number} == {"no": 2, "no_information": 1}
    assert len(counts) == len(AnswerValue)


def test_editions_are_compared_by_code_and_country() -> None:
    old = make_framework("kept", "dropped")
    new = make_framework("new", "kept", previous=old)
    here, gone, come = (make_jurisdiction(code) for code in ("QA", "QB", "QC"))
    make_assessment(old, here, answer("kept", "no"), answer("dropped", "no"))
    make_assessment(old, gone, answer("kept", "no"))
    make_assessment(new, here, answer("kept", "no_information"), answer("new", "no"))
    make_assessment(new, come, answer("kept", "no"))
    changes = compare_editions(*read_matrices([old, new]))
    assert [
        (each.place, each.after.criterion.code, each.before.value, each.after.value)
        for each in changes.answers
    ] == [(here, "kept", "no", "no_information")]
    assert [each.code for each in changes.new_criteria] == ["new"]
    assert [each.code for each in changes.dropped_criteria] == ["dropped"]
    assert (changes.new_places, changes.dropped_places) == ((come,), (gone,))


def test_matrices_cost_the_same_with_few_and_many_countries(
    django_assert_num_queries: Callable[[int], object],
) -> None:
    framework = make_framework("a")
    for number in range(4):
        place = make_jurisdiction(f"Q{number}")
        _law, provision = make_law_with_provision(place)
        make_assessment(framework, place, answer("a", "yes", provision))
        found = Framework.objects.prefetch_related("criteria").get(pk=framework.pk)
        with while_reading():
            assert is_open(Instrument)  # the addresses of lists, which every page knows
            with django_assert_num_queries(3):
                assert len(read_matrices([found])[0].scorecards) == number + 1
