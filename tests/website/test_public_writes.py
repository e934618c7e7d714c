"""Whatever is written that may show in public changes the version of the public site."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from legislation.models import Event, Instrument
from reference.models import Jurisdiction
from stewardship.choices import VerificationOutcome
from stewardship.models import ErrorReport, Source
from stewardship.services.verify_record import verify_record
from tests.factories.legislation import event, make_law
from tests.factories.people import make_user
from tests.website.pages import SmallSite
from website.models import PublicMoment
from website.services import note_public_writes

pytestmark = pytest.mark.django_db


def rename_by_sql(law: Instrument) -> None:
    """Change a title past the ORM."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE legislation_instrument SET title = 'Other' WHERE id = %s", [law.pk])


WRITES: dict[str, Callable[[Instrument], Any]] = {
    "save": lambda law: law.save(),
    "update": lambda law: Instrument.objects.filter(pk=law.pk).update(title="Other"),
    "bulk_create": lambda law: Event.objects.bulk_create(
        [Event(instrument=law, type="amended", date="2025")]
    ),
    "delete": lambda law: law.events.all().delete(),
    "raw SQL": rename_by_sql,
    "verification": lambda law: verify_record(law, None, VerificationOutcome.UNCHANGED),
    "publish": lambda law: law.save_revision().publish(),
    "unpublish": lambda law: law.unpublish(),
    "a source": lambda _law: Source.objects.create(title="Gazette"),
    "a place": lambda _law: Jurisdiction.objects.filter(code="GH").update(population=1),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_every_way_of_writing_changes_the_version(write: Callable[[Instrument], Any]) -> None:
    law = make_law(event("in_force", "2020"))
    before = PublicMoment.version()
    write(law)
    assert PublicMoment.version() != before


@pytest.mark.parametrize(
    "sql",
    [
        "/* why */ UPDATE legislation_instrument SET title = title",
        "-- why\nDELETE FROM legislation_event WHERE id = 0",
        "WITH one AS (SELECT 1) UPDATE legislation_instrument SET title = title",
    ],
)
def test_a_write_behind_other_words_is_noticed(sql: str) -> None:
    before = PublicMoment.version()
    with connection.cursor() as cursor:
        cursor.execute(sql)
    assert PublicMoment.version() != before


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT title FROM legislation_instrument FOR UPDATE OF legislation_instrument",
        "WITH one AS (SELECT 1) SELECT title FROM legislation_instrument FOR UPDATE NOWAIT",
        "WITH one AS (SELECT 1) SELECT title FROM legislation_instrument FOR NO KEY UPDATE OF x",
        "SELECT 'UPDATE legislation_instrument'",
    ],
)
def test_a_read_is_no_write(sql: str) -> None:
    assert note_public_writes._WRITE.match(sql) is None


PRIVATE_WRITES: dict[str, Callable[[], Any]] = {
    "a colleague": make_user,
    "an error report": lambda: ErrorReport.objects.create(
        record_uid="7b6f9f5e-0d0c-4f0c-9d0b-1f0a3f6f0a11", record_title="Law", message="Wrong"
    ),
}


@pytest.mark.parametrize("write", PRIVATE_WRITES.values(), ids=PRIVATE_WRITES.keys())
def test_what_is_never_public_leaves_the_version(write: Callable[[], Any]) -> None:
    before = PublicMoment.version()
    write()
    assert PublicMoment.version() == before


def test_one_transaction_is_noted_once() -> None:
    law = make_law()
    PublicMoment.version()
    before = PublicMoment.objects.count()
    PublicMoment.version()
    with transaction.atomic():
        for title in ("One", "Two", "Three"):
            Instrument.objects.filter(pk=law.pk).update(title=title)
        assert PublicMoment.objects.count() == before + 1


@transaction.atomic
def write_in_vain(law: Instrument) -> None:
    """Write, and take it back."""
    Instrument.objects.filter(pk=law.pk).update(title="Lost")
    raise RuntimeError


def test_a_write_after_one_that_was_rolled_back_is_noted() -> None:
    law = make_law()
    before = PublicMoment.version()
    with pytest.raises(RuntimeError):
        write_in_vain(law)
    assert PublicMoment.version() == before
    Instrument.objects.filter(pk=law.pk).update(title="Kept")
    assert PublicMoment.version() != before


def test_old_moments_are_pruned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(note_public_writes, "PRUNED_EVERY", 1)
    monkeypatch.setattr(note_public_writes, "KEPT", 3)
    law = make_law()
    for number in range(6):
        Instrument.objects.filter(pk=law.pk).update(title=str(number))
        PublicMoment.version()
    assert PublicMoment.objects.count() == 3


@pytest.mark.parametrize("path", ["/", "/legislation/", "/countries/ghana/"])
def test_a_new_law_shows_at_the_next_visit(
    client: Client, small_site: SmallSite, path: str
) -> None:
    before = client.get(path).content.decode()
    make_law(event("in_force", "2020"), title="Brand New Act", jurisdiction=small_site.place)
    after = client.get(path).content.decode()
    assert "Brand New Act" not in before
    assert "Brand New Act" in after
