"""Looking through agreements, live pages and live records for somebody's name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.contrib.admin.utils import quote
from django.db import models
from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Page

from foundation.models import PublishableRecord, RecordChild
from partnerships.tracker.choices import AgreementState, FlagKind
from partnerships.tracker.models import Agreement, Person, Tenure
from partnerships.tracker.services.find_mentions.wording import Wording, strings_in

#: Agreements in which nobody changes a name any more.
OVER: Final = (AgreementState.EXPIRED, AgreementState.RENEWED, AgreementState.TERMINATED)


@dataclass(frozen=True)
class Mention:
    """What names a person: what kind of thing, what it is called, where it is changed."""

    kind: FlagKind
    label: str
    address: str
    agreement: Agreement | None = None


def find_mentions(person: Person, tenure: Tenure) -> Iterator[Mention]:
    """Yield what still names a person: agreements signed in the post, texts, pages, records.

    Agreements that are over are left out: nobody changes them any more.
    """
    wording = Wording.of(person)
    yield from _in_agreements(person, tenure, wording)
    if wording:
        yield from _in_pages(wording)
        yield from _in_records(wording)


def _in_agreements(person: Person, tenure: Tenure, wording: Wording) -> Iterator[Mention]:
    signed = Q(their_post=tenure.post, their_person=person)
    named = Q()
    for seed in wording.seeds():
        for name in ("title", "reference", "our_signatory", "summary"):
            named |= Q(**{f"{name}__icontains": seed})
    today = timezone.localdate()
    for agreement in Agreement.everything.filter(signed | named if wording else signed):
        is_signed = (agreement.their_post_id, agreement.their_person_id) == (
            tenure.post_id,
            person.pk,
        )
        if agreement.state_on(today) not in OVER and (
            is_signed or wording.is_in(_texts_of(agreement))
        ):
            yield Mention(
                FlagKind.AGREEMENT,
                str(agreement),
                reverse("tracker_agreement", args=[agreement.uid]),
                agreement,
            )


def _in_pages(wording: Wording) -> Iterator[Mention]:
    pages = Page.objects.live().order_by("pk")
    keys = {
        page.pk
        for page in pages.specific().iterator(chunk_size=100)
        if wording.is_in(_texts_of(page))
    }
    for model in apps.get_models():
        if issubclass(model, Page):
            keys |= _named_in_rows(model, wording)
    for page in pages.filter(pk__in=keys):
        yield Mention(FlagKind.PAGE, page.title, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def _in_records(wording: Wording) -> Iterator[Mention]:
    for family in apps.get_models():
        if issubclass(family, PublishableRecord):
            live = family._default_manager.filter(live=True).order_by("pk")
            own = live.filter(_seeded(family, wording))
            keys = {record.pk for record in own if wording.is_in(_texts_of(record))}
            keys |= _named_in_rows(family, wording)
            for record in live.filter(pk__in=keys):
                yield Mention(FlagKind.RECORD, str(record), edit_address(record))


def _named_in_rows(holder: type[models.Model], wording: Wording) -> set[Any]:
    """Return the keys of the records or pages of which a row names the person."""
    keys = set()
    for relation in holder._meta.related_objects:
        rows = relation.related_model
        if isinstance(relation.field, ParentalKey) and issubclass(rows, RecordChild):
            keys |= {
                getattr(row, relation.field.attname)
                for row in rows._default_manager.filter(_seeded(rows, wording))
                if wording.is_in(_texts_of(row))
            }
    return keys


def _seeded(model: type[models.Model], wording: Wording) -> Q:
    """Return the condition of the rows in which a text of theirs may name the person."""
    condition = Q(pk__in=())
    for field in _text_fields(model):
        for seed in wording.seeds():
            condition |= Q(**{f"{field.name}__icontains": seed})
    return condition


def _text_fields(model: type[models.Model]) -> list[Any]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    ]


def _texts_of(row: models.Model) -> Iterator[str]:
    for field in row._meta.concrete_fields:
        if isinstance(field, StreamField):
            yield from strings_in(getattr(row, field.name).get_prep_value())
    for field in _text_fields(type(row)):
        yield str(getattr(row, field.name) or "")


def edit_address(record: Any) -> str:
    """Return where a public record is changed in the admin."""
    viewset = getattr(type(record), "snippet_viewset", None)
    try:
        return reverse(viewset.get_url_name("edit"), args=[quote(record.pk)]) if viewset else ""
    except NoReverseMatch:
        return ""
