"""Where we stand in each forum: our part in it, and the partners we met there."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from accounts.models import User
from partnerships.register.models import Edition, Engagement, Forum, Seat
from partnerships.tracker.choices import InteractionState, LinkedKind
from partnerships.tracker.models import InteractionLink, Relationship
from partnerships.tracker.services.read_head_view.private import PrivateFigures
from partnerships.tracker.services.read_head_view.rows import Figures, Standing, StandRow

_KINDS = (LinkedKind.EDITION, LinkedKind.ENGAGEMENT, LinkedKind.SEAT)
#: The forums of each relationship.
Met = defaultdict[int, set[int]]


def read_forums(user: User, day: date) -> Standing:
    """Return a row for each public forum.

    The partners of a forum are those with whom we took part in it, and those with whom an
    interaction was about one of its meetings, our part in them, or a seat in it.
    """
    forums = {forum.pk: forum for forum in Forum.objects.live().order_by("name")}
    found: dict[int, Figures] = {pk: Figures() for pk in forums}
    met: Met = defaultdict(set)
    targets = _add_engagements(user, found, met)
    _add_interactions(user, found, met, targets)
    partners: dict[int, Figures] = defaultdict(Figures)
    PrivateFigures(user, day, "pk", partners.__getitem__, frozenset(met)).add()
    total = Figures()
    for figures in found.values():
        total.add(figures)
    for relationship, figures in partners.items():
        figures.last_contact = None
        total.add(figures)
        for forum in met[relationship]:
            found[forum].add(figures)
    rows = [StandRow(forum, str(forum), found[pk]) for pk, forum in forums.items()]
    return Standing(rows, total)


def _add_engagements(user: User, found: dict[int, Figures], met: Met) -> dict[UUID, int]:
    """Add our part and those who took it with us; return the forum of each public record."""
    targets = dict(Seat.objects.live().filter(forum__in=found).values_list("uid", "forum_id"))
    editions = Edition.objects.live().filter(forum__in=found)
    targets |= dict(editions.values_list("uid", "forum_id"))
    beside: defaultdict[int, set[int]] = defaultdict(set)
    ours = Engagement.objects.filter(edition__in=editions.values("pk")).order_by()
    names = ("pk", "uid", "edition__forum_id", "with_organisation_id")
    for pk, uid, forum, organisation in ours.values_list(*names):
        found[forum].engagements.add(pk)
        targets[uid] = forum
        if organisation:
            beside[organisation].add(forum)
    rows: Any = Relationship.objects.visible_to(user).filter(organisation__in=list(beside))
    for relationship, organisation in rows.values_list("pk", "organisation_id"):
        met[relationship] |= beside[organisation]
    return targets


def _add_interactions(
    user: User, found: dict[int, Figures], met: Met, targets: dict[UUID, int]
) -> None:
    links: Any = InteractionLink.objects.visible_to(user).filter(
        kind__in=_KINDS, target_uid__in=list(targets)
    )
    # Which of them were held is looked at here: asked for it, a database begins with all meetings.
    names = ("target_uid", "interaction__state", "interaction__relationship_id", "interaction__on")
    for target, state, relationship, day in links.order_by().values_list(*names):
        if state == InteractionState.HELD:
            met[relationship].add(targets[target])
            found[targets[target]].note_contact(day)
