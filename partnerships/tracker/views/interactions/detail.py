"""One interaction: what was said, who took part, and what came of it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from partnerships.tracker.choices import InteractionState, Right, Side
from partnerships.tracker.models import (
    ActionPoint,
    Commitment,
    InfluenceLink,
    Interaction,
    InteractionLink,
    Participant,
    Post,
    PrivateFile,
)
from partnerships.tracker.services.find_rows import current_tenures, with_holders
from partnerships.tracker.services.log_interaction.keep import link_label
from partnerships.tracker.services.resolve_links import resolve_links
from partnerships.tracker.views.screens import TrackerScreen


@dataclass(frozen=True)
class Attendance:
    """Somebody of theirs who took part: the post, who held it then, and who holds it now."""

    participant: Participant
    now: str

    @property
    def has_changed(self) -> bool:
        """Whether somebody else holds the post now."""
        then = str(self.participant.person or "")
        return bool(self.participant.post and self.now and self.now != then)


@dataclass(frozen=True)
class Lead:
    """A public record that the interaction was about, and its address while it is published."""

    kind: str
    label: str
    url: str


class InteractionView(TrackerScreen):
    """Everything about one interaction."""

    template_name = "tracker/admin/interaction.html"
    header_icon = "comment"
    http_method_names: Any = ("get", "head")

    @cached_property
    def interaction(self) -> Interaction:
        """The interaction, if the colleague may see it; else raises Http404."""
        rows = Interaction.objects.visible_to(self.colleague).select_related(
            "relationship__organisation", "relationship__portal", "owner", "created_by"
        )
        found: Interaction | None = rows.filter(uid=self.kwargs["uid"]).first()
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        """Return what it was about."""
        row = self.interaction
        words = {"kind": row.get_kind_display(), "partner": row.relationship}
        return row.subject or _("%(kind)s with %(partner)s") % words

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [(_("Interactions"), reverse("tracker_interactions"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the interaction with all that hangs on it."""
        row = self.interaction
        self.note_view(row)
        today = timezone.localdate()
        people = list(self.participants())
        may_edit = self.is_editable(row)
        return super().get_context_data(
            **kwargs,
            row=row,
            may_edit=may_edit,
            may_settle=may_edit and row.state == InteractionState.PLANNED,
            may_delete=self.may(Right.MANAGE),
            is_overdue=row.state == InteractionState.PLANNED and row.on < today,
            named=row.named_people.all() if may_edit else (),
            them=[attendance(each) for each in people if each.side == Side.THEM],
            us=[each for each in people if each.side == Side.US],
            leads=self.leads(),
            files=self.of(PrivateFile),
            commitments=[
                (each, each.state_on(today), each.get_side_display())
                for each in self.of(Commitment).select_related("post", "responsible")
            ],
            actions=[
                (each, each.state_on(today))
                for each in self.of(ActionPoint).select_related("assignee")
            ],
            influence=self.of(InfluenceLink),
            log_with=row.relationship,
        )

    def of(self, model: Any) -> QuerySet[Any]:
        """Return the rows of a kind that hang on the interaction and that the colleague may see."""
        rows: QuerySet[Any] = model.objects.visible_to(self.colleague)
        return rows.filter(interaction=self.interaction)

    def participants(self) -> QuerySet[Any]:
        """Return who took part, with who holds each post now."""
        posts = with_holders(Post.objects.visible_to(self.colleague))
        return (
            self.of(Participant)
            .select_related("colleague", "person")
            .prefetch_related(Prefetch("post", posts))
        )

    def leads(self) -> list[Lead]:
        """Return the public records it was about; what is gone keeps the name it had."""
        links = list(self.of(InteractionLink))
        found = resolve_links(links, self.colleague)
        return [
            Lead(
                link.get_kind_display(),
                link_label(link.kind, found[link.target_uid])
                if link.target_uid in found
                else link.label,
                f"{settings.SITE_URL}/id/{link.target_uid}" if link.target_uid in found else "",
            )
            for link in links
        ]


def attendance(participant: Participant) -> Attendance:
    """Return somebody of theirs who took part, with who holds the post now."""
    post = participant.post
    now = ", ".join(str(tenure.person) for tenure in current_tenures(post)) if post else ""
    return Attendance(participant, now)
