"""What every family's editor promises: nothing entered is lost, and nothing incomplete is public."""

import pytest
from django.test import Client

from foundation.models import PublishableRecord
from tests.contracts.editor import Editor
from tests.factories.records import families, make_record

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
