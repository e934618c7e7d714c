"""Provisions as the page of their law shows them: whether they bind today, how to cite them."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from legislation.force import ForceFinding
from legislation.models import Instrument, Mention, Provision
from legislation.services.read_mentions import CitedMention, force_today
from legislation.services.true_status import name_of


@dataclass(frozen=True)
class ShownProvision:
    """A provision with its force today, the words to cite it by, and where it names us."""

    provision: Provision
    force: ForceFinding
    citation: str
    mentions: tuple[CitedMention, ...]


def provisions_of(law: Instrument) -> list[ShownProvision]:
    """Return the provisions of a law that has its status of today; no query when prefetched."""
    mentions: dict[UUID | None, list[Mention]] = defaultdict(list)
    for mention in law.mentions.all():
        mentions[mention.provision_uid].append(mention)
    return [_shown(law, each, mentions[each.uid]) for each in law.provisions.all()]


def _shown(law: Instrument, provision: Provision, mentions: list[Mention]) -> ShownProvision:
    force = force_today(law, provision)
    return ShownProvision(
        provision,
        force,
        citation_of(law, provision),
        tuple(CitedMention(mention, law, provision, force) for mention in mentions),
    )


def citation_of(law: Instrument, provision: Provision) -> str:
    """Return the words by which a provision is cited, with the address that never changes."""
    name, title = name_of(law), law.short_title or law.title
    return _("%(title)s, %(place)s, %(pinpoint)s, %(address)s") % {
        "title": title if name == title else f"{title} ({name})",
        "place": law.jurisdiction.local_name if law.jurisdiction else _("no place recorded"),
        "pinpoint": provision.pinpoint,
        "address": f"{settings.SITE_URL}/id/{provision.uid}",
    }
