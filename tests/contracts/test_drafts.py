"""What every family promises about drafts, publishing and identity."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import models
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from foundation.models import PublishableRecord
from foundation.services.change_live_record import change_live_record
from stewardship.choices import VerificationOutcome
from stewardship.services.verify_record import verify_record
from tests.factories.people import make_user
from tests.factories.records import (
    families,
    families_with_rows,
    first_relation,
    make_record,
    make_row,
    value_for,
    with_row,
    without_title,
    words_field,
)

pytestmark = pytest.mark.django_db
every_family = pytest.mark.parametrize("model", families(), ids=lambda model: model.__name__)
with_rows = pytest.mark.parametrize("model", families_with_rows(), ids=lambda model: model.__name__)
Family = type[PublishableRecord]


def unique_when_live() -> list[tuple[Family, models.UniqueConstraint]]:
    """Return what each family keeps unique among its live records."""
    return [
        (model, constraint)
        for model in families()
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition
    ]


def shared_value(model: Family, name: str) -> object:
    """Return a value that two records of a family can both have."""
    field = model._meta.get_field(name)
    return True if isinstance(field, models.BooleanField) else value_for(field, 1)


def draft_of(record: PublishableRecord, **values: object) -> Revision:
    """Save a draft of the record in which `values` are changed."""
    draft = record.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    return draft.save_revision(clean=False)


def row_uids(record: PublishableRecord) -> set[object]:
    """Return the uids of the stored rows of a record's first relation."""
    relation = first_relation(type(record))
    rows = relation.related_model.objects.filter(**{relation.field.name: record.pk})
    return set(rows.values_list("uid", flat=True))


@every_family
def test_a_whole_record_can_be_published(model: Family) -> None:
    record = make_record(model)
    assert record.live
    assert record.slug


@every_family
def test_a_record_that_lacks_its_title_stays_a_draft(model: Family) -> None:
    record = make_record(model, live=False)
    with pytest.raises(ValidationError) as refusal:
        draft_of(record, **without_title(model)).publish()
    record.refresh_from_db()
    assert model.title_field in refusal.value.message_dict
    assert record.live is False


@every_family
def test_two_live_records_cannot_share_an_address(model: Family) -> None:
    first = make_record(model)
    scope = {name: getattr(first, name) for name in model.slug_scope}
    second = make_record(model, live=False, slug=first.slug, **scope)
    with pytest.raises(ValidationError) as refusal:
        second.latest_revision.publish()
    assert set(refusal.value.message_dict) == {"slug"}


@every_family
def test_a_race_for_an_address_is_refused_like_any_clash(
    model: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_record(model)
    scope = {name: getattr(first, name) for name in model.slug_scope}
    second = make_record(model, live=False, slug=first.slug, **scope)
    monkeypatch.setattr("foundation.publishing.check", lambda *_args, **_kwargs: None)
    with pytest.raises(ValidationError) as refusal:
        second.latest_revision.publish()
    assert set(refusal.value.message_dict) == {"slug"}


@every_family
def test_an_older_version_says_what_would_go_back(model: Family) -> None:
    record = make_record(model)
    older = draft_of(record, **{words_field(model): "Earlier words"})
    draft_of(record, **{words_field(model): "Present words"}).publish()
    with pytest.raises(ValidationError, match="from “Present words” to “Earlier words”"):
        older.publish()


@every_family
def test_an_older_version_goes_live_when_that_is_meant(model: Family) -> None:
    record = make_record(model)
    older = draft_of(record, **{words_field(model): "Earlier words"})
    draft_of(record, **{words_field(model): "Present words"}).publish()
    record.publish(older, confirm_older=True)
    record.refresh_from_db()
    assert getattr(record, words_field(model)) == "Earlier words"


@every_family
def test_a_change_from_code_reaches_the_open_draft(model: Family) -> None:
    record = make_record(model)
    draft_of(record, slug="draft-slug")
    change_live_record(record, {words_field(model): "New words"}, None, "import")
    record.refresh_from_db()
    draft = record.get_latest_revision_as_object()
    words = [getattr(each, words_field(model)) for each in (record, draft)]
    assert (*words, draft.slug) == ("New words", "New words", "draft-slug")


@every_family
def test_a_field_changed_in_both_keeps_the_draft_and_asks(model: Family) -> None:
    record = make_record(model, **{words_field(model): "Old words"})
    draft = draft_of(record, **{words_field(model): "Draft words"})
    change_live_record(record, {words_field(model): "Import words"}, make_user(), "import")
    with pytest.raises(ValidationError) as refusal:
        draft.publish()
    message = refusal.value.message_dict[words_field(model)][0]
    record.refresh_from_db()
    assert all(words in message for words in ("Old words", "Draft words", "Import words"))
    assert getattr(record, words_field(model)) == "Import words"


@every_family
def test_a_change_from_code_obeys_the_checks(model: Family) -> None:
    record = make_record(model)
    with pytest.raises(ValidationError):
        change_live_record(record, without_title(model), None, "import")
    record.refresh_from_db()
    assert record.title_text


@every_family
def test_a_scheduled_clash_is_unscheduled_and_the_rest_go_on(model: Family) -> None:
    taken, user = make_record(model), make_user()
    scope = {name: getattr(taken, name) for name in model.slug_scope}
    bad = make_record(model, live=False, slug=taken.slug, **scope)
    good = make_record(model, live=False)
    past = timezone.now() - timedelta(minutes=5)
    for record, when in ((bad, past - timedelta(minutes=1)), (good, past)):
        record.save_revision(user=user, clean=False, approved_go_live_at=when)
    call_command("publish_scheduled")
    bad.refresh_from_db(), good.refresh_from_db()
    assert (bad.live, good.live) == (False, True)
    assert mail.outbox[0].to == [user.email]
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    assert ModelLogEntry.objects.filter(action="chancery.schedule.refused").count() == 1


@every_family
def test_what_belongs_to_the_row_never_comes_from_a_version(model: Family) -> None:
    record = make_record(model)
    draft = draft_of(record, verified_on=date(2001, 1, 1))
    draft.publish()
    record.refresh_from_db()
    assert record.verified_on is None


@with_rows
def test_rows_keep_their_identity_through_overlapping_drafts(model: Family) -> None:
    record = with_row(model)
    before = row_uids(record)
    first = draft_of(record, slug="one")
    second = draft_of(record, slug="two")
    first.publish()
    second.publish()
    assert row_uids(record) == before


@with_rows
def test_a_row_new_in_two_drafts_is_one_row(model: Family) -> None:
    record = make_record(model)
    draft = record.get_latest_revision_as_object()
    row = make_row(draft)
    first = draft.save_revision(clean=False)
    second = draft_of(model.objects.get(pk=record.pk), slug="later")
    first.publish()
    second.publish()
    assert row_uids(record) == {row.uid}


@with_rows
def test_restoring_an_old_version_brings_back_the_same_rows(model: Family) -> None:
    record = with_row(model)
    before, old = row_uids(record), record.live_revision
    without = record.get_latest_revision_as_object()
    getattr(without, first_relation(model).get_accessor_name()).clear()
    without.save_revision(clean=False).publish()
    assert row_uids(record) == set()
    record.publish(old, confirm_older=True)
    assert row_uids(record) == before


@with_rows
def test_a_uid_is_never_twice_in_a_record(model: Family) -> None:
    record = with_row(model)
    draft = record.get_latest_revision_as_object()
    make_row(draft, uid=next(iter(row_uids(record))))
    draft.save_revision(clean=False).publish()
    assert len(row_uids(record)) == 2


@with_rows
def test_a_row_in_use_cannot_be_dropped(model: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    record, relation = with_row(model), first_relation(model)
    monkeypatch.setattr("foundation.registries.child_uses.of", lambda _model: [users_of])
    draft = record.get_latest_revision_as_object()
    getattr(draft, relation.get_accessor_name()).clear()
    with pytest.raises(ValidationError, match="used by Case study A"):
        draft.save_revision(clean=False).publish()


@with_rows
def test_copied_rows_are_new_rows(model: Family) -> None:
    record, copy = with_row(model), make_record(model)
    record.copy_child_relation(first_relation(model).get_accessor_name(), copy, commit=True)
    assert len(row_uids(copy)) == 1
    assert row_uids(copy).isdisjoint(row_uids(record))


@every_family
def test_a_title_without_letters_still_gets_an_address(model: Family) -> None:
    assert make_record(model, **{words_field(model): "!!!"}).slug


@every_family
def test_an_address_that_the_site_needs_is_refused(
    model: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("foundation.registries.reserved_slugs.of", lambda _model: ["feed"])
    record = make_record(model, live=False, slug="feed")
    with pytest.raises(ValidationError) as refusal:
        record.latest_revision.publish()
    assert set(refusal.value.message_dict) == {"slug"}


@pytest.mark.parametrize(("model", "constraint"), unique_when_live(), ids=str)
def test_what_is_unique_among_live_records_is_refused_at_its_field(
    model: Family, constraint: models.UniqueConstraint
) -> None:
    shared = {name: shared_value(model, name) for name in constraint.fields}
    make_record(model, **shared)
    second = make_record(model, live=False, **shared)
    with pytest.raises(ValidationError) as refusal:
        second.latest_revision.publish()
    second.refresh_from_db()
    assert list(refusal.value.message_dict) == [constraint.fields[-1]]
    assert second.live is False


@every_family
def test_a_check_made_while_a_draft_was_open_stands(model: Family) -> None:
    record = make_record(model)
    draft = draft_of(record)
    verify_record(model.objects.get(pk=record.pk), None, VerificationOutcome.UNCHANGED)
    draft.publish()
    record.refresh_from_db()
    assert record.verified_on == timezone.localdate()


def users_of(_uid: object) -> list[str]:
    """Say that any row is used."""
    return ["Case study A"]
