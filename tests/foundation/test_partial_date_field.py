"""The partial date on a model: stored, bounded, searched, kept by revisions and migrations."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import FieldError, ValidationError
from django.db import connection, models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps
from hypothesis import given, settings
from hypothesis import strategies as st
from modelcluster.models import ClusterableModel
from pytest_django.plugin import DjangoDbBlocker

from foundation.date_queries import chronological, in_year_range, overlapping, stored_values
from foundation.fields import PartialDateBound, PartialDateField
from foundation.partial_dates import PartialDate, PartialDateError
from tests.foundation.dates import calendar_days, partial_dates

pytestmark = pytest.mark.django_db(transaction=False)

with isolate_apps("foundation"):

    class Happening(ClusterableModel):
        """Something that happened, as in any register."""

        title = models.CharField(max_length=50)
        date = PartialDateField(blank=True)
        date_earliest = PartialDateBound(of="date", side="earliest")
        date_latest = PartialDateBound(of="date", side="latest")

        class Meta:
            app_label = "foundation"

        def __str__(self) -> str:
            """Return the title."""
            return self.title


@pytest.fixture(autouse=True, scope="module")
def happening_table(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Make the table of `Happening` for the tests of this module."""
    with django_db_blocker.unblock():
        left_by_a_killed_run = Happening._meta.db_table in connection.introspection.table_names()
        with connection.schema_editor() as editor:
            if left_by_a_killed_run:
                editor.delete_model(Happening)
            editor.create_model(Happening)
        yield
        with connection.schema_editor() as editor:
            editor.delete_model(Happening)


def happened(date: Any, title: str = "") -> Happening:
    """Save and return something that happened on `date`."""
    happening = Happening(date=date, title=title or str(date))
    happening.save()
    return happening


def titles(queryset: models.QuerySet[Happening]) -> list[str]:
    """Return the titles in order."""
    return list(queryset.values_list("title", flat=True))


def test_text_becomes_a_date_when_assigned() -> None:
    happening = Happening(date="May 2021")
    assert happening.date == PartialDate(2021, 5)
    happening.date = datetime.date(2021, 5, 27)
    assert happening.date == PartialDate(2021, 5, 27)


def test_what_is_no_date_cannot_be_assigned() -> None:
    with pytest.raises(PartialDateError, match="is not a day that exists"):
        Happening(date="31 Feb 2021")


@settings(max_examples=40, deadline=None)
@given(partial_dates | st.none())
def test_a_date_survives_the_database(date: PartialDate | None) -> None:
    pk = happened(date).pk
    read = Happening.objects.get(pk=pk)
    assert read.date == date
    assert Happening.objects.filter(pk=pk).values_list("date", flat=True)[0] == date


def test_nothing_entered_is_null_and_unknown_is_not() -> None:
    happened("", "nothing")
    happened("unknown")
    assert titles(Happening.objects.filter(date=None)) == ["nothing"]
    assert titles(Happening.objects.filter(date=PartialDate.unknown())) == ["unknown"]


def test_bounds_are_stored_with_the_date() -> None:
    happened("February 2020")
    row = Happening.objects.values("date_earliest", "date_latest").get()
    assert row == {
        "date_earliest": datetime.date(2020, 2, 1),
        "date_latest": datetime.date(2020, 2, 29),
    }


def test_bounds_follow_the_date_before_it_is_saved() -> None:
    happening = Happening(date="2021", date_earliest=datetime.date(1999, 1, 1))
    assert happening.date_earliest == datetime.date(2021, 1, 1)
    happening.date = None
    assert happening.date_latest is None


def test_bounds_are_written_in_bulk() -> None:
    Happening.objects.bulk_create([Happening(date="2021"), Happening(date="2022")])
    first, second = Happening.objects.order_by("date_latest")
    first.date, second.date = "2024", "2023"
    fields = ["date", "date_earliest", "date_latest"]
    Happening.objects.bulk_update([first, second], fields)
    assert [str(row.date) for row in Happening.objects.order_by("date_latest")] == ["2023", "2024"]


def test_an_update_past_the_instance_can_carry_the_bounds() -> None:
    happened("2021")
    Happening.objects.update(**stored_values("date", PartialDate(2019, 3)))
    assert Happening.objects.filter(in_year_range("date", 2019, 2019)).exists()
    Happening.objects.update(**stored_values("date", None))
    assert not Happening.objects.filter(date_latest__isnull=False).exists()


def test_a_save_of_the_date_without_its_bounds_is_refused() -> None:
    happening = happened("2021")
    with pytest.raises(ValueError, match="without its bounds"):
        happening.save(update_fields=["date"])
    happening.save(update_fields=["title"])
    happening.save(update_fields=["date", "date_earliest", "date_latest"])


def test_bounds_can_be_loaded_without_the_date() -> None:
    happened("2021")
    happening = Happening.objects.only("date_earliest").get()
    assert happening.date_earliest == datetime.date(2021, 1, 1)
    assert "date" in happening.get_deferred_fields()
    assert str(happening.date) == "2021"


@pytest.mark.parametrize("lookup", ["lt", "lte", "gt", "gte", "range"])
def test_dates_are_not_compared_as_text(lookup: str) -> None:
    with pytest.raises(FieldError, match="Unsupported lookup"):
        Happening.objects.filter(**{f"date__{lookup}": "2021"})


def test_a_date_is_found_however_it_is_written() -> None:
    happened("27 May 2021")
    assert Happening.objects.filter(date="27/05/2021").exists()
    assert Happening.objects.filter(date__in=["2021", "2021-05-27"]).exists()


def test_time_order_puts_the_unknown_last_both_ways() -> None:
    for date in ("unknown", "2021", "May 2021", "1 Jan 2021", "2019", None, "planned 2027"):
        happened(date)
    ascending = ["2019", "1 Jan 2021", "2021", "May 2021", "planned 2027"]
    newest_first = Happening.objects.order_by(*chronological("date", descending=True), "title")
    assert titles(Happening.objects.order_by(*chronological("date"), "title")) == [
        *ascending,
        "None",
        "unknown",
    ]
    assert titles(newest_first) == [*reversed(ascending), "None", "unknown"]


@settings(max_examples=40, deadline=None)
@given(partial_dates, calendar_days | st.none(), calendar_days | st.none())
def test_sql_overlap_is_the_overlap_of_the_value(
    date: PartialDate, start: datetime.date | None, end: datetime.date | None
) -> None:
    pk = happened(date).pk
    matches = Happening.objects.filter(overlapping("date", start, end), pk=pk).exists()
    assert matches is date.overlaps(start, end)


@pytest.mark.parametrize(
    ("year_from", "year_to", "found"),
    [
        (2021, 2021, ["27 May 2021", "c. 2021"]),
        (2021, None, ["27 May 2021", "2022", "c. 2021"]),
        (None, 2021, ["27 May 2021", "c. 2021"]),
        (None, None, ["27 May 2021", "2022", "c. 2021", "unknown"]),
        (2022, 2021, []),
        (-5, 20000, ["27 May 2021", "2022", "c. 2021"]),
        (10000, None, []),
        (None, 0, []),
    ],
)
def test_years_match_by_overlap(
    year_from: int | None, year_to: int | None, found: list[str]
) -> None:
    for date in ("27 May 2021", "c. 2021", "2022", "unknown"):
        happened(date)
    matching = Happening.objects.filter(in_year_range("date", year_from, year_to))
    assert set(titles(matching)) == set(found)


@given(partial_dates | st.none())
def test_a_revision_round_trips(date: PartialDate | None) -> None:
    happening = Happening(pk=1, title="Signed", date=date)
    restored = Happening.from_json(happening.to_json())
    assert (restored.date, restored.date_earliest) == (date, happening.date_earliest)


def test_a_revision_holds_the_canonical_text_and_no_bounds() -> None:
    data = Happening(title="Signed", date="c. May 2021").serializable_data()
    assert data == {"pk": None, "title": "Signed", "date": "2021-05~"}


@pytest.mark.parametrize("format_name", ["json", "xml"])
def test_a_fixture_round_trips_with_its_bounds(format_name: str) -> None:
    happened("May 2021")
    fixture = serializers.serialize("python", Happening.objects.all())
    assert fixture[0]["fields"]["date"] == "2021-05"
    assert "2021-05" in serializers.serialize(format_name, Happening.objects.all())


def test_validation_accepts_the_unknown_and_needs_what_is_not_blank() -> None:
    field = PartialDateField()
    assert field.clean("unknown", None) == PartialDate.unknown()
    with pytest.raises(ValidationError, match="cannot be blank"):
        field.clean("", None)
    with pytest.raises(ValidationError, match="is not a day that exists"):
        field.clean("31 Feb 2021", None)


@isolate_apps("foundation")
def test_a_date_without_its_bounds_is_an_error() -> None:
    class Bare(models.Model):
        date = PartialDateField()
        date_latest = PartialDateBound(of="other", side="latest")

        class Meta:
            app_label = "foundation"

    errors = {(error.id, error.msg) for error in Bare.check()}
    assert errors == {
        ("foundation.E001", "The partial date has no bound date_earliest."),
        ("foundation.E001", "The partial date has no bound date_latest."),
        ("foundation.E002", "The bound follows 'other', which is no partial date of this model."),
    }


@isolate_apps("foundation")
def test_a_bound_needs_a_side_that_exists() -> None:
    class Sided(models.Model):
        date = PartialDateField()
        date_earliest = PartialDateBound(of="date", side="earliest")
        date_latest = PartialDateBound(of="date", side="latest")
        date_middle = PartialDateBound(of="date", side="middle")  # type: ignore[arg-type]

        class Meta:
            app_label = "foundation"

    assert [error.id for error in Sided.check()] == ["foundation.E003"]


def test_a_model_with_date_and_bounds_passes_the_checks() -> None:
    assert Happening.check(databases=["default"]) == []


def test_bounds_inherited_from_an_abstract_model_work() -> None:
    with isolate_apps("foundation"):

        class Dated(models.Model):
            date = PartialDateField(blank=True)
            date_earliest = PartialDateBound(of="date", side="earliest")
            date_latest = PartialDateBound(of="date", side="latest")

            class Meta:
                abstract = True

        class Meeting(Dated):
            class Meta:
                app_label = "foundation"

        assert Meeting.check() == []
        assert Meeting(date="2021").date_latest == datetime.date(2021, 12, 31)


def test_migrations_see_no_phantom_changes() -> None:
    before, after = ProjectState(), ProjectState()
    before.add_model(ModelState.from_model(Happening))
    after.add_model(before.models["foundation", "happening"].clone())
    changes = MigrationAutodetector(before, after).changes(graph=MigrationGraph())
    assert changes == {}
    for field in Happening._meta.get_fields():
        assert field.clone().deconstruct()[1:] == field.deconstruct()[1:]


def test_migrations_name_only_what_the_format_does_not_fix() -> None:
    bound = PartialDateBound("first day", of="date", side="earliest", help_text="Why")
    assert PartialDateField(blank=True).deconstruct()[1:] == (
        "foundation.fields.PartialDateField",
        [],
        {"blank": True},
    )
    assert MigrationWriter.serialize(bound)[0] == (
        "foundation.fields.PartialDateBound("
        "help_text='Why', of='date', side='earliest', verbose_name='first day')"
    )
