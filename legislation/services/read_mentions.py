"""Where public laws name us, each mention with its provision and whether that binds today."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, prefetch_related_objects
from django.utils import timezone

from foundation.public_records import public_by
from legislation.force import ForceFinding, find_force, start_of_law
from legislation.models import Instrument, Mention, Provision
from legislation.services.check_provisions import stands_in
from legislation.services.order_laws import by_place_and_title
from legislation.services.prefetch_titles import spoken_titles
from legislation.services.true_status import with_true_status


@dataclass(frozen=True)
class CitedMention:
    """A mention with its law as it stands today, its provision and whether that binds today."""

    mention: Mention
    law: Instrument
    provision: Provision | None
    force: ForceFinding

    @cached_property
    def is_translated(self) -> bool:
        """Whether the words stand in the translation alone."""
        if self.provision is None or not self.provision.translation:
            return False
        words, text = self.mention.words, self.provision.text
        return words not in text and not stands_in(words, Provision(text=text))

    @property
    def language(self) -> Any:
        """The language of the words, None where it is not recorded or they are translated."""
        return None if self.provision is None or self.is_translated else self.provision.language

    @property
    def source(self) -> Any:
        """The source of the provision, else that of the event that decides the law's status."""
        if self.provision is not None and self.provision.source is not None:
            return self.provision.source
        event = self.law.status_finding.event
        return event.source if event is not None else None


def public_mentions() -> QuerySet[Any]:
    """Return the mentions in public laws, by place, law and their order in it."""
    mentions: QuerySet[Any] = Mention.objects.filter(public_by(Mention, "instrument"))
    return mentions.select_related("instrument__jurisdiction").order_by(
        *by_place_and_title("instrument__"),
        "sort_order",
        "pk",
    )


def read_mentions(mentions: Iterable[Mention]) -> list[CitedMention]:
    """Return mentions with everything a row shows, in at most seven queries."""
    found = list(mentions)
    titles = spoken_titles("instrument__")
    prefetch_related_objects(
        found, "instrument__jurisdiction", "instrument__events__source", *titles
    )
    laws = {mention.instrument_id: mention.instrument for mention in found}
    with_true_status(laws.values())
    provisions = _provisions(found)
    return [
        _cited(mention, laws[mention.instrument_id], provisions.get(mention.provision_uid))
        for mention in found
    ]


def force_today(law: Instrument, provision: Provision | None) -> ForceFinding:
    """Return whether a provision binds today; `law` has its status of today, and its events."""
    today = timezone.localdate()
    start = provision.in_force_from if provision is not None else None
    return find_force(law.status, start, start_of_law(law.kind, law.events.all(), today), today)


def _cited(mention: Mention, law: Instrument, provision: Provision | None) -> CitedMention:
    return CitedMention(mention, law, provision, force_today(law, provision))


def _provisions(mentions: Iterable[Mention]) -> dict[UUID | None, Provision]:
    uids = {mention.provision_uid for mention in mentions if mention.provision_uid is not None}
    provisions = Provision.objects.filter(public_by(Provision, "instrument"), uid__in=uids)
    return {each.uid: each for each in provisions.select_related("language", "source__language")}
