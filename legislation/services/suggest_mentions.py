"""Provisions that seem to name us, though no mention records it yet."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from foundation.text import fold, tidy_line
from legislation.choices import MentionKind
from legislation.models import Instrument, Provision
from partnerships.register.choices import OrganisationNameKind
from partnerships.register.models import Organisation, Portal

#: What a provision names when it bears a name of this kind.
NAMED_BY: Final = {
    OrganisationNameKind.URL_LIST: MentionKind.URL_LIST,
    OrganisationNameKind.HASH_LIST: MentionKind.HASH_LIST,
    OrganisationNameKind.HOTLINE: MentionKind.HOTLINE,
}


@dataclass(frozen=True)
class OurName:
    """A name by which a law may call us or what is ours; an acronym counts letter by letter."""

    what: MentionKind
    name: str
    is_acronym: bool = False

    def stands_in(self, text: str) -> bool:
        """Whether the name stands in `text`, as words of its own."""
        prepare = tidy_line if self.is_acronym else fold
        pattern = rf"(?<!\w){re.escape(prepare(self.name))}(?!\w)"
        return re.search(pattern, prepare(text)) is not None


@dataclass(frozen=True)
class Suggestion:
    """A provision without a mention, and the names of ours that stand in it."""

    provision: Provision
    names: tuple[OurName, ...]


def suggest_mentions(law: Instrument) -> list[Suggestion]:
    """Return the provisions of this version that name us and on which no mention rests.

    Costs three queries at most, whatever the number of provisions.
    """
    recorded = {mention.provision_uid for mention in law.mentions.all()}
    unrecorded = [each for each in law.provisions.all() if each.uid not in recorded]
    if not unrecorded:
        return []
    names = [*_names_of_us(), *_names_of_portals(law)]
    found = [Suggestion(each, tuple(_named(each, names))) for each in unrecorded]
    return [each for each in found if each.names]


def _named(provision: Provision, names: Iterable[OurName]) -> Iterable[OurName]:
    text = f"{provision.text}\n{provision.translation}"
    return (name for name in names if name.stands_in(text))


def _names_of_us() -> Iterable[OurName]:
    for us in Organisation.objects.live().us().prefetch_related("names"):
        yield OurName(MentionKind.ORGANISATION, us.name)
        if us.acronym:
            yield OurName(MentionKind.ORGANISATION, us.acronym, is_acronym=True)
        for each in us.names.all():
            kind = OrganisationNameKind(each.kind)
            if kind != OrganisationNameKind.ACRONYM or each.name != us.acronym:
                yield OurName(
                    NAMED_BY.get(kind, MentionKind.ORGANISATION),
                    each.name,
                    is_acronym=kind == OrganisationNameKind.ACRONYM,
                )


def _names_of_portals(law: Instrument) -> Iterable[OurName]:
    if law.jurisdiction_id is None:
        return ()
    portals = Portal.objects.live().filter(jurisdiction=law.jurisdiction_id)
    return (OurName(MentionKind.PORTAL, portal.name) for portal in portals.order_by("pk"))
