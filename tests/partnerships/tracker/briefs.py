"""A country, forum and partner of which every kind of thing is on record, for tests of briefs."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from django.db import models
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import User
from partnerships.register.models import Forum, Organisation
from partnerships.tracker.choices import InteractionState, LinkedKind, Side
from partnerships.tracker.models import (
    InfluenceLink,
    InteractionLink,
    Relationship,
    TrackerModel,
)
from reference.models import Jurisdiction, Region
from tests.factories.legislation import event, make_law
from tests.factories.records import make_jurisdiction
from tests.factories.register import make_edition, make_forum, make_organisation, make_portal
from tests.factories.tracker import (
    day,
    make_action,
    make_agreement,
    make_commitment,
    make_interaction,
    make_person,
    make_post,
    make_relationship,
)

#: A word that stands in every text of the tracker's rows, and nowhere else.
SECRET = "Zanzibargold"


@dataclass(frozen=True)
class World:
    """What briefs are made of."""

    place: Jurisdiction
    region: Region
    forum: Forum
    body: Organisation
    relationship: Relationship

    @property
    def addresses(self) -> list[str]:
        """The briefs of the country, the region, the forum and the partner."""
        keys = {
            "country": self.place.slug,
            "region": self.region.slug,
            "forum": str(self.forum.uid),
            "partner": str(self.relationship.uid),
        }
        return [brief_path(kind, key) for kind, key in keys.items()]


def brief_path(kind: str, key: str) -> str:
    """Return the address of a brief."""
    return reverse("tracker_brief", kwargs={"kind": kind, "key": key})


def make_world(owner: User | None = None, **seen: Any) -> World:
    """Return a country with everything in it; `seen` says who sees the relationship."""
    region = Region.objects.get(code="011")
    place = make_jurisdiction("XQ")
    place.region = region
    place.save()
    forum = make_forum(name="Forum of briefs")
    body = make_organisation(name="Cyber Unit", jurisdiction=place)
    edition = make_edition(forum, name="Coming edition", starts=str(day(40)), ends=str(day(41)))
    edition.engagements.create(kind="spoke", with_organisation=body)
    make_portal(place, name="Portal of XQ", partners=(body,))
    law = make_law(
        event("in_force", "2022-01-23"),
        event("compliance_deadline", f"{day(90).year + 1} planned"),
        title="Online Safety Act",
        jurisdiction=place,
    )
    relationship = make_relationship(
        organisation=body, owner=owner, next_step="Call", next_step_on=day(5), **seen
    )
    interaction = fill(relationship, owner)
    InteractionLink.everything.create(
        interaction=interaction, kind=LinkedKind.EDITION, target_uid=edition.uid
    )
    InfluenceLink.everything.create(
        relationship=relationship,
        kind="meeting",
        interaction=interaction,
        cause_label="Meeting",
        cause_on=day(-20),
        effect_kind=LinkedKind.EVENT,
        effect_uid=law.events.first().uid,
        effect_label="Entry into force",
        strength="asked_for",
        evidence="Minutes",
    )
    return World(place, region, forum, body, relationship)


def fill(relationship: Relationship, owner: User | None = None) -> Any:
    """Give a relationship one row of every kind; return its interaction."""
    post = make_post(
        organisation=relationship.organisation, holder=make_person(email="a@example.org")
    )
    interaction = make_interaction(relationship, posts=(post,), subject="Bill", owner=owner)
    make_interaction(relationship, state=InteractionState.PLANNED, on=day(9), owner=owner)
    make_commitment(relationship, side=Side.THEM, due_on=day(-3), post=post)
    make_commitment(relationship, side=Side.US, due_on=day(30), interaction=interaction)
    make_action(relationship, due_on=day(3), assignee=owner)
    make_agreement(relationship, in_force=True, ends_on=day(20), owner=owner)
    return interaction


def plant(word: str = SECRET) -> int:
    """Write a word into every text of every row of the tracker; return how many were written."""
    written = 0
    for model in TrackerModel.__subclasses__() + [
        child for parent in TrackerModel.__subclasses__() for child in parent.__subclasses__()
    ]:
        if model._meta.abstract:
            continue
        names = [field.name for field in model._meta.fields if _is_free_text(field)]
        for row in model.everything.all():
            written += len(names)
            values = {name: _with(word, row, name) for name in names}
            model.everything.filter(pk=row.pk).update(**values)
    return written


def _is_free_text(field: Any) -> bool:
    text = isinstance(field, models.CharField | models.TextField)
    return text and not field.choices and field.name not in {"sha256", "message_id", "next_step"}


def _with(word: str, row: Any, name: str) -> str:
    field = row._meta.get_field(name)
    if isinstance(field, models.EmailField):
        return f"{word.lower()}{row.pk}@example.org"
    if isinstance(field, models.URLField):
        return f"https://example.org/{word}/{row.pk}"
    return f"{word} {row.pk} {getattr(row, name)}"[: field.max_length or None]


def pdf_text(content: bytes) -> str:
    """Return the words of a PDF file as another program reads them, with its metadata."""
    reader = PdfReader(BytesIO(content))
    pages = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(f"{pages} {reader.metadata}".split())


def docx_text(content: bytes) -> str:
    """Return everything that stands in the parts of a Word document."""
    with ZipFile(BytesIO(content)) as parts:
        files = [parts.read(name) for name in parts.namelist() if name.endswith((".xml", ".rels"))]
    for file in files:
        fromstring(file)
    return " ".join(file.decode() for file in files)


def made(client: Client, address: str, **asked: str) -> bytes:
    """Return what the address answers."""
    response = client.get(address, asked)
    assert response.status_code == 200, response.status_code
    content: bytes = response.content
    return content


def everywhere(client: Client, address: str, edition: str) -> str:
    """Return the words of the page and of both files."""
    page = made(client, address, edition=edition).decode()
    pdf = pdf_text(made(client, address, edition=edition, format="pdf"))
    docx = docx_text(made(client, address, edition=edition, format="docx"))
    return f"{page} {pdf} {docx}"
