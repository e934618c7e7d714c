"""Partial dates where people meet them: forms, filters, templates, comparisons, downloads."""

import csv
import io
import json

import django_filters
import pytest
from django import forms
from django.db import models
from django.http import QueryDict
from django.template import Context, Template
from django.test.utils import isolate_apps
from django.utils.translation import override
from hypothesis import given
from wagtail.admin.compare import comparison_class_registry
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.fields import display_class_registry

from foundation.date_display import PartialDateComparison, PartialDateDisplay
from foundation.date_filters import (
    PartialDateYearFilter,
    PartialDateYearRangeFilter,
    YearField,
    YearRangeField,
)
from foundation.date_forms import HINT, PartialDateFormField, PartialDateInput, date_warnings
from foundation.encoding import RecordJSONEncoder
from foundation.fields import PartialDateBound, PartialDateField
from foundation.partial_dates import PartialDate
from tests.foundation.dates import partial_dates

with isolate_apps("foundation"):

    class Signing(models.Model):
        """Something signed on a day."""

        date = PartialDateField(blank=True, help_text="When it was signed.")
        date_earliest = PartialDateBound(of="date", side="earliest")
        date_latest = PartialDateBound(of="date", side="latest")

        class Meta:
            app_label = "foundation"


class SigningForm(WagtailAdminModelForm):
    """The form Wagtail's admin makes of a model."""

    class Meta:
        model = Signing
        fields = ("date",)


class SigningFilters(django_filters.FilterSet):
    """One filter for a year, one for a span."""

    in_year = PartialDateYearFilter("date")
    year = PartialDateYearRangeFilter("date")

    class Meta:
        model = Signing
        fields: tuple[str, ...] = ()


def where(query: str) -> str:
    """Return the WHERE clause that the filters make of a query string."""
    return str(SigningFilters(QueryDict(query), Signing._base_manager.all()).qs.query).partition(
        " WHERE "
    )[2]


def test_wagtail_forms_read_partial_dates() -> None:
    field = SigningForm().fields["date"]
    assert isinstance(field, PartialDateFormField)
    assert isinstance(field.widget, PartialDateInput)
    assert field.help_text == f"When it was signed. {HINT}"
    assert "maxlength" not in str(SigningForm()["date"])


def test_a_form_puts_the_date_on_the_record() -> None:
    form = SigningForm({"date": "c. May 2021"})
    assert form.is_valid()
    assert form.save(commit=False).date == PartialDate(2021, 5, circa=True)


def test_an_impossible_day_is_a_message_at_the_field_and_stays_typed() -> None:
    form = SigningForm({"date": "31 Feb 2021"})
    assert form.errors == {"date": ["“31 Feb 2021” is not a day that exists."]}
    assert 'value="31 Feb 2021"' in str(form["date"])


def test_an_ambiguous_date_is_accepted_with_a_warning() -> None:
    form = SigningForm({"date": "05/06/2021"})
    assert form.is_valid()
    assert form.cleaned_data["date"] == PartialDate(2021, 6, 5)
    assert "with the day first" in form.fields["date"].warning
    [warning] = date_warnings(form)
    assert warning.startswith("Date: “05/06/2021” was read as 5 June 2021")


def test_a_clear_date_has_no_warning() -> None:
    form = SigningForm({"date": "5 June 2021"})
    assert form.is_valid()
    assert list(date_warnings(form)) == []


def test_a_required_date_may_be_unknown_but_not_empty() -> None:
    field = PartialDateFormField(required=True)
    assert field.clean("unknown") == PartialDate.unknown()
    with pytest.raises(forms.ValidationError, match="required"):
        field.clean(" ")


@given(partial_dates)
def test_an_untouched_form_changes_nothing(date: PartialDate) -> None:
    field = PartialDateFormField()
    for language in ("en", "fr", "de"):
        with override(language):
            shown = field.prepare_value(date)
            assert field.clean(shown) == date
            assert not field.has_changed(date, shown)


def test_the_form_shows_words() -> None:
    assert 'value="27 May 2021"' in str(SigningForm(instance=Signing(date="2021-05-27"))["date"])


@pytest.mark.parametrize(
    ("initial", "data"), [("2021", "May 2021"), ("2021", ""), (None, "gibberish")]
)
def test_another_date_is_a_change(initial: str | None, data: str) -> None:
    assert PartialDateFormField().has_changed(initial, data)


def test_a_year_filters_by_overlap() -> None:
    clause = where("in_year=2021")
    assert '"date_latest" >= 2021-01-01' in clause
    assert '"date_earliest" <= 2021-12-31' in clause


def test_a_span_of_years_may_be_open_at_either_end() -> None:
    assert where("year_from=2019").endswith('"date_latest" >= 2019-01-01')
    assert where("year_to=2019").endswith('"date_earliest" <= 2019-12-31')


@pytest.mark.parametrize(
    "value", ["x", "20211", "0000", "-1", "1e3", "²021", "\x00", "2021-05", "9" * 5000]
)
def test_a_bad_year_filters_nothing_and_says_so(value: str) -> None:
    for name in ("in_year", "year_from", "year_to"):
        query = QueryDict(mutable=True)
        query[name] = value
        filters = SigningFilters(query, Signing._base_manager.all())
        assert "WHERE" not in str(filters.qs.query)
        assert value == "\x00" or "four figures" in str(filters.errors)


def test_years_the_wrong_way_round_filter_nothing_and_say_so() -> None:
    assert where("year_from=2022&year_to=2021") == ""
    errors = SigningFilters(QueryDict("year_from=2022&year_to=2021")).errors
    assert errors == {"year": ["The first year comes after the last."]}


def test_years_are_read_in_any_figures() -> None:
    assert YearField(required=False).clean(" ٢٠٢١ ") == 2021
    assert YearRangeField(required=False).clean(["", "２０２１"]) == (None, 2021)


def test_the_boxes_of_a_span_are_named_and_labelled() -> None:
    html = str(SigningFilters(QueryDict("year_from=2019")).form["year"])
    assert 'name="year_from" value="2019"' in html
    assert 'name="year_to"' in html
    assert 'aria-label="To year"' in html


@pytest.mark.parametrize(
    ("date", "html"),
    [
        ("May 2021", '<time datetime="2021-05">May 2021</time>'),
        ("c. 2021", '<time datetime="2021">about 2021</time>'),
        ("unknown", "date unknown"),
        (None, ""),
    ],
)
def test_time_element(date: str | None, html: str) -> None:
    template = Template("{% load partial_dates %}{% time_element signing.date %}")
    assert template.render(Context({"signing": Signing(date=date)})) == html


def test_words_in_a_template_follow_the_language() -> None:
    template = Template("{% load partial_dates %}{{ signing.date|in_words }}{{ none|in_words }}")
    with override("fr"):
        assert template.render(Context({"signing": Signing(date="May 2021")})) == "mai 2021"


def test_translated_words_are_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PartialDate, "in_words", lambda _date: "<b>May</b>")
    template = Template("{% load partial_dates %}{% time_element date %}{{ date|in_words }}")
    assert "<b>" not in template.render(Context({"date": PartialDate(2021)}))


def test_wagtail_compares_in_words() -> None:
    field = Signing._meta.get_field("date")
    assert comparison_class_registry.get(field) is PartialDateComparison
    html = PartialDateComparison(field, Signing(date="2021-05"), Signing(date="2021-06")).htmldiff()
    assert '<span class="deletion">May 2021</span><span class="addition">June 2021</span>' in html


def test_wagtail_compares_with_a_date_not_entered() -> None:
    comparison = PartialDateComparison(
        Signing._meta.get_field("date"), Signing(), Signing(date="unknown")
    )
    assert comparison.has_changed()
    assert "unknown" in comparison.htmldiff()


def test_wagtail_inspects_in_words() -> None:
    assert display_class_registry.get(Signing._meta.get_field("date")) is PartialDateDisplay
    assert PartialDateDisplay(PartialDate(2021, 5)).render_html() == "May 2021"
    assert PartialDateDisplay(None).render_html() == ""


def test_downloads_carry_the_canonical_text() -> None:
    file = io.StringIO()
    csv.writer(file).writerow([PartialDate(2021, 5, circa=True)])
    assert file.getvalue() == "2021-05~\r\n"


def test_json_carries_the_canonical_text() -> None:
    data = {"date": PartialDate(2027, planned=True), "from": PartialDate.unknown(), "to": None}
    written = json.dumps(data, cls=RecordJSONEncoder)
    assert json.loads(written) == {"date": "2027 planned", "from": "unknown", "to": None}
