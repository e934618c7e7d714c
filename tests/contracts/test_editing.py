"""What every family's editor promises: nothing entered is lost, nothing incomplete is public."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState

from foundation.models import PublishableRecord
from foundation.services.change_live_record import change_live_record
from tests.contracts.editor import Editor, submitted
from tests.contracts.workflows import submit
from tests.factories.records import families, make_record, without_title, words_field

pytestmark = pytest.mark.django_db
every_family = pytest.mark.parametrize("model", families(), ids=lambda model: model.__name__)
Family = type[PublishableRecord]


@every_family
def test_an_empty_draft_can_be_saved(client: Client, model: Family) -> None:
    editor = Editor(client, model)
    response = editor.create(editor.form() | {model.title_field: ""})
    assert response.status_code == 302
    assert model.objects.get().live is False


@every_family
def test_publishing_without_a_title_says_so_at_the_field(client: Client, model: Family) -> None:
    editor = Editor(client, model)
    response = editor.create(editor.form() | {model.title_field: ""}, "publish")
    assert response.status_code == 200
    assert model.title_field in response.context["form"].errors


@every_family
def test_a_refused_publish_keeps_one_draft(client: Client, model: Family) -> None:
    editor = Editor(client, model)
    editor.create(editor.form() | {model.title_field: "", "slug": "kept"}, "publish")
    draft = model.objects.get()
    assert (draft.live, draft.slug, draft.revisions.count()) == (False, "kept", 1)


@every_family
def test_a_live_record_may_lack_anything_in_its_draft(client: Client, model: Family) -> None:
    editor, record = Editor(client, model), make_record(model)
    editor.save(record, editor.form(record) | {model.title_field: ""})
    record.refresh_from_db()
    assert record.live
    assert record.title_text
    assert not record.get_latest_revision_as_object().title_text


@every_family
def test_a_whole_record_is_published_from_the_editor(client: Client, model: Family) -> None:
    editor, record = Editor(client, model), make_record(model, live=False)
    response = editor.save(record, editor.form(record), "publish")
    record.refresh_from_db()
    assert response.status_code == 302
    assert record.live


@every_family
def test_a_taken_address_name_is_refused_at_the_field(client: Client, model: Family) -> None:
    first = make_record(model)
    scope = {name: getattr(first, name) for name in model.slug_scope}
    editor, second = Editor(client, model), make_record(model, live=False, **scope)
    response = editor.save(second, editor.form(second) | {"slug": first.slug}, "publish")
    second.refresh_from_db()
    assert "slug" in response.context["form"].errors
    assert second.live is False
    assert second.slug == first.slug


@every_family
def test_both_values_of_a_conflict_are_shown_and_decided(client: Client, model: Family) -> None:
    editor, record = Editor(client, model), make_record(model)
    editor.save(record, editor.form(record) | {words_field(model): "Draft words"})
    change_live_record(record, {words_field(model): "Import words"}, None, "import")
    data = editor.form(record)
    refused = editor.save(record, data, "publish")
    assert "Import words" in str(refused.context["form"].errors[words_field(model)])
    editor.save(record, data | {"confirm_conflicts": "yes"}, "publish")
    record.refresh_from_db()
    assert (getattr(record, words_field(model)), record.draft_conflicts) == ("Draft words", {})


@every_family
def test_restoring_asks_before_the_public_record_goes_back(client: Client, model: Family) -> None:
    editor, record = Editor(client, model), make_record(model, **{words_field(model): "Earlier"})
    old = record.live_revision
    editor.save(record, editor.form(record) | {words_field(model): "Present"}, "publish")
    url = editor.url("revisions_revert", record.pk, old.pk)
    data = submitted(client.get(url).context["form"]) | {"action-publish": "yes"}
    asked = client.post(url, data)
    assert "from “Present” to “Earlier”" in asked.content.decode()
    client.post(url, data | {"confirm_older": "yes"})
    record.refresh_from_db()
    assert getattr(record, words_field(model)) == "Earlier"


@every_family
def test_a_chooser_offers_live_records_only(client: Client, model: Family) -> None:
    editor = Editor(client, model)
    public, draft = make_record(model), make_record(model, live=False)
    chooser = model.snippet_viewset.chooser_viewset
    page = client.get(reverse(chooser.get_url_name("choose_results"))).content.decode()
    assert editor.model
    assert str(public) in page
    assert str(draft) not in page


@every_family
def test_bulk_publishing_says_what_was_refused(client: Client, model: Family) -> None:
    editor = Editor(client, model)
    whole, empty = make_record(model, live=False), make_record(model, live=False)
    empty.save_revision(clean=False)
    model.objects.filter(pk=empty.pk).update(latest_revision=None, **without_title(model))
    editor.bulk("publish", whole, empty)
    whole.refresh_from_db(), empty.refresh_from_db()
    assert (whole.live, empty.live) == (True, False)


@every_family
def test_an_unfinished_record_can_be_previewed(client: Client, model: Family) -> None:
    editor = Editor(client, model)
    for url, data in (
        (editor.url("preview_on_add"), editor.form()),
        (editor.url("preview_on_edit", (record := make_record(model)).pk), editor.form(record)),
    ):
        assert client.post(url, data).json()["is_valid"]
        assert client.get(url).status_code == 200


@every_family
def test_an_approval_that_cannot_be_published_is_told(client: Client, model: Family) -> None:
    editor, record = Editor(client, model), make_record(model, live=False)
    state = submit(record, editor)
    taken = make_record(model, slug="taken", **{n: getattr(record, n) for n in model.slug_scope})
    content = state.revision.content | {"slug": taken.slug}
    type(state.revision).objects.filter(pk=state.revision_id).update(content=content)
    url = editor.url("workflow_action", record.pk, "approve", state.pk)
    assert client.post(url, {}, follow=True).status_code == 200
    record.refresh_from_db()
    assert record.live is False
    assert record.workflow_in_progress


@every_family
def test_an_approved_record_is_live(client: Client, model: Family) -> None:
    editor, record = Editor(client, model), make_record(model, live=False)
    state = submit(record, editor)
    client.post(editor.url("workflow_action", record.pk, "approve", state.pk), {})
    record.refresh_from_db()
    assert record.live


@every_family
def test_submitting_an_incomplete_record_says_what_it_lacks(client: Client, model: Family) -> None:
    editor, record = Editor(client, model), make_record(model, live=False)
    submit(record, editor).workflow_state.cancel(user=editor.user)
    data = editor.form(record) | {model.title_field: ""}
    refused = editor.save(record, data, "submit")
    record.refresh_from_db()
    assert model.title_field in refused.context["form"].errors
    assert not record.workflow_in_progress


@every_family
def test_approving_in_the_editor_keeps_an_incomplete_draft(client: Client, model: Family) -> None:
    editor, record = Editor(client, model), make_record(model, live=False)
    state = submit(record, editor)
    data = editor.form(record) | {model.title_field: "", "workflow-action-name": "approve"}
    refused = editor.save(record, data, "workflow-action")
    state.refresh_from_db()
    assert model.title_field in refused.context["form"].errors
    assert state.status == TaskState.STATUS_IN_PROGRESS


@every_family
def test_the_screens_of_a_family_open(client: Client, model: Family) -> None:
    editor, record = Editor(client, model), make_record(model)
    for name in ("inspect", "history", "usage", "delete", "unpublish", "workflow_history"):
        assert client.get(editor.url(name, record.pk)).status_code == 200
    found = client.get(editor.url("list"), {"q": record.title_text}).content.decode()
    assert record.title_text in found
