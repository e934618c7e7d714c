"""Plants a secret in every text field of the private tables, and looks for it in public.

A secret is one word that stands nowhere else, so that finding it anywhere says which field it
came from.
"""

import html
import io
import re
import zipfile
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection, models
from django.test import Client
from django.utils import timezone

from accounts.models import User
from partnerships.register.models import PortalRequest
from partnerships.tracker import models as tracker
from partnerships.tracker.choices import AuditAction, LinkedKind
from partnerships.tracker.services.write_audit import write_audit
from tests.factories.tracker import (
    make_action,
    make_agreement,
    make_commitment,
    make_interaction,
    make_manager,
    make_person,
    make_post,
    make_relationship,
)

TEXTS = (models.CharField, models.TextField)
#: Of pages that differ by their last words only, such as those of countries, so many are enough.
MOST_ALIKE = 15
_LINK = re.compile(r"""(?:href|src|action)=["']([^"']+)["']""")


def private_models() -> list[type[models.Model]]:
    """Return every model whose rows nobody in public may see."""
    return [*apps.get_app_config("tracker").get_models(), PortalRequest]


def make_one_of_each(organisation: Any, law: Any) -> None:
    """Make at least one row of every private model, about public records."""
    manager = make_manager()
    relationship = make_relationship(organisation=organisation, owner=manager)
    post = make_post(organisation=organisation, holder=make_person())
    tenure = post.tenures.get()
    interaction = make_interaction(relationship, posts=(post,), colleagues=(manager,))
    agreement = make_agreement(relationship, in_force=True, their_post=post)
    make_commitment(relationship, interaction=interaction)
    make_action(relationship, interaction=interaction)
    create = {
        tracker.StageChange: {
            "relationship": relationship,
            "to_stage": "prospect",
            "changed_on": timezone.localdate(),
        },
        tracker.HolderFlag: {"tenure": tenure, "kind": "page"},
        tracker.InteractionLink: {
            "interaction": interaction,
            "kind": LinkedKind.INSTRUMENT,
            "target_uid": law.uid,
        },
        tracker.Amendment: {"agreement": agreement, "on": timezone.localdate()},
        tracker.InfluenceLink: {
            "relationship": relationship,
            "kind": "meeting",
            "interaction": interaction,
            "cause_on": timezone.localdate(),
            "effect_kind": LinkedKind.EVENT,
            "effect_uid": law.uid,
            "strength": "present",
        },
        tracker.Erasure: {"person_uid": law.uid},
        tracker.Merge: {"kind": "person", "gone_uid": law.uid, "kept_uid": law.uid},
        tracker.FindEntry: {"kind": "relationship", "relationship": relationship},
    }
    for model, values in create.items():
        model.everything.create(**values)
    _make_the_rest(manager, interaction, agreement, organisation)


def _make_the_rest(manager: User, interaction: Any, agreement: Any, organisation: Any) -> None:
    request = PortalRequest.objects.create(
        jurisdiction=organisation.jurisdiction, has_consent=True, organisation_kind="other"
    )
    tracker.Enquiry.everything.create(request=request)
    file = tracker.PrivateFile(interaction=interaction, size=1)
    file.file.save("a.txt", ContentFile(b"Words."), save=False)
    file.save()
    tracker.SavedFilter.objects.create(user=manager)
    tracker.CalendarFeed.objects.create(user=manager, digest="a", made_at=timezone.now())
    tracker.AgreementWarning.objects.create(
        agreement=agreement,
        user=manager,
        ends_on=timezone.localdate(),
        days=30,
        warned_on=timezone.localdate(),
    )
    write_audit(AuditAction.EXPORTED, agreement, manager, "secret-of-audit-detail")


def plant() -> dict[str, str]:
    """Write a secret into every text field of every private table; return field by secret."""
    planted = {"secret-of-audit-detail": "tracker.AuditEntry.detail"}
    for model in private_models():
        rows = model._base_manager.all()
        assert rows.exists(), f"no row of {model._meta.label} to plant a secret in"
        if model is tracker.AuditEntry:
            continue
        for field in text_fields(model):
            secret = f"qz{len(planted):03}canary"
            key = rows.order_by("pk").values_list("pk", flat=True)[0]
            rows.filter(pk=key).update(**{field.name: secret[: field.max_length]})
            planted[secret] = f"{model._meta.label}.{field.name}"
    return planted


def text_fields(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    """Yield the fields into which somebody can write words."""
    for field in model._meta.local_concrete_fields:
        if isinstance(field, TEXTS) and not field.choices and (field.max_length or 99) >= 12:
            yield field


def found_in(text: str, secrets: Iterable[str]) -> set[str]:
    """Return the secrets that stand in a text, however it is written."""
    text = f"{text}\n{unquote(text)}\n{html.unescape(text)}".lower()
    return {secret for secret in secrets if secret in text}


def words_of(response: Any) -> str:
    """Return headers and body of an answer as text; what is packed is unpacked."""
    body = b"".join(response) if response.streaming else response.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"\n".join(packed.read(name) for name in packed.namelist())
    return f"{response.headers}\n{body.decode(errors='replace')}"


def crawl(client: Client, starts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield address and words of the pages one comes to from `starts`, each list as file too."""
    waiting, seen = deque(starts), set(starts)
    alike: Counter[str] = Counter()
    while waiting:
        address = waiting.popleft()
        words = words_of(client.get(address))
        yield address, words
        for path in _paths(address, words):
            family = path.split("/")[1]
            if path not in seen and alike[family] < MOST_ALIKE:
                seen.add(path)
                alike[family] += 1
                waiting.append(path)


def _paths(address: str, words: str) -> Iterator[str]:
    """Yield the addresses of the public site to which a page leads."""
    for link in _LINK.findall(words):
        target = urldefrag(urljoin(f"http://testserver{address}", html.unescape(link))).url
        parts = urlsplit(target)
        is_public = not parts.path.startswith(("/admin", "/accounts", "/static/"))
        if parts.netloc == "testserver" and is_public:
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def dump_of(tables: Iterable[str]) -> str:
    """Return everything that stands in some tables, as text."""
    parts = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  (our own tables)
            parts += [str(row) for row in cursor.fetchall()]
    return "\n".join(parts)
