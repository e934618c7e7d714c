"""Which rows of the tracker belong to what a brief is about, and may be seen by who asks."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from partnerships.register.models import Edition, Engagement, Seat
from partnerships.tracker.choices import BriefKind
from partnerships.tracker.models import Interaction, InteractionLink, Relationship
from partnerships.tracker.querysets import Viewer
from partnerships.tracker.services.make_brief.document import BriefMark
from partnerships.tracker.services.make_brief.scope import Scope


@dataclass(frozen=True)
class PrivateScope:
    """The rows that `user` may see, on one day."""

    scope: Scope
    user: Viewer
    day: date

    @property
    def relationships(self) -> Any:
        """The relationships with the bodies and about the portals."""
        return Relationship.objects.visible_to(self.user).filter(
            Q(organisation__in=self.scope.all_bodies) | Q(portal__in=self.scope.all_portals)
        )

    @property
    def interactions(self) -> Any:
        """The interactions with them, and for a forum those that were about it."""
        belongs = Q(relationship__in=self.relationships.order_by().values("pk"))
        if self.scope.subject.kind == BriefKind.FORUM:
            belongs |= Q(pk__in=self._about_forum())
        return Interaction.objects.visible_to(self.user).filter(belongs)

    def rows_of(self, model: Any) -> Any:
        """Return the rows of a model that hang on the relationships."""
        seen = self.relationships.order_by().values("pk")
        return model.objects.visible_to(self.user).filter(relationship__in=seen)

    def marks(self, row: Any, *others: BriefMark) -> tuple[BriefMark, ...]:
        """Return the marks of a row, which say so where it is confidential."""
        return (BriefMark.CONFIDENTIAL, *others) if row.is_confidential else others

    def about(self, relationship: Relationship, words: str) -> str:
        """Return the words behind the name of the partner, which a brief about it need not say."""
        subject = self.scope.subject
        is_subject = (
            subject.kind == BriefKind.PARTNER
            and relationship.organisation_id == subject.record.pk
            and relationship.portal_id is None
        )
        return words if is_subject else f"{relationship}: {words}"

    def _about_forum(self) -> Any:
        forum = self.scope.subject.record
        uids = [
            *Edition.objects.filter(forum=forum).values_list("uid", flat=True),
            *Engagement.objects.filter(edition__forum=forum).values_list("uid", flat=True),
            *Seat.objects.filter(forum=forum).values_list("uid", flat=True),
        ]
        links = InteractionLink.objects.visible_to(self.user).filter(target_uid__in=uids)
        return links.order_by().values("interaction")
