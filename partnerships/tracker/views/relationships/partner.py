"""The page of one partner: its facts, what is open, and everything on one timeline."""

from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import BooleanField, Case, Q, Value, When
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from partnerships.tracker.choices import WARNING_DAYS, Right
from partnerships.tracker.models import Relationship
from partnerships.tracker.querysets import changed_by, with_silence
from partnerships.tracker.services.read_partner_facts import read_partner_facts
from partnerships.tracker.services.read_timeline import (
    Asked,
    Place,
    TimelineKind,
    read_timeline,
)
from partnerships.tracker.views.relationships.timeline_lines import lines_of
from partnerships.tracker.views.screens import TrackerScreen

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200


class PartnerScreen(TrackerScreen):
    """Everything about one partner."""

    template_name = "tracker/admin/partner.html"
    http_method_names: Any = ("get", "head")

    @cached_property
    def relationship(self) -> Relationship:
        """The partner, with how long it has been silent and whether it may be changed."""
        may_change = Q(pk__isnull=False) & changed_by(Relationship, self.colleague)
        rows = Relationship.objects.visible_to(self.colleague).filter(uid=self.kwargs["uid"])
        rows = rows.annotate(
            may_change=Case(
                When(may_change, then=Value(True)),  # noqa: FBT003  (a value of SQL)
                default=Value(False),  # noqa: FBT003  (Django gives a value no name)
                output_field=BooleanField(),
            )
        )
        found: Relationship | None = (
            with_silence(rows, timezone.localdate())
            .select_related(
                "organisation__jurisdiction", "organisation__parent", "portal", "owner", "deputy"
            )
            .first()
        )
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        """Return the name of the partner."""
        return str(self.relationship)

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [(_("Partners"), reverse("tracker_partners"))]

    @property
    def kinds(self) -> list[str]:
        """The kinds of entries asked for; none means all."""
        asked = self.request.GET.getlist("kind")
        return [kind for kind in TimelineKind.values if kind in asked]

    @property
    def year(self) -> int | None:
        """The year asked for."""
        text = self.request.GET.get("year", "")
        if not (text.isascii() and text.isdigit() and len(text) == len(str(FIRST_YEAR))):
            return None
        return int(text) if FIRST_YEAR <= int(text) <= LAST_YEAR else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the partner; a look at a confidential one is written down."""
        row = self.relationship
        self.note_view(row)
        today = timezone.localdate()
        after = Place.read(self.request.GET.get("after", ""))
        asked = Asked(self.colleague, row, self.year, after)
        timeline = read_timeline(asked, self.kinds)
        named = row.named_people.all() if row.is_confidential else ()
        return super().get_context_data(
            **kwargs,
            relationship=row,
            named=[str(person) for person in named],
            facts=read_partner_facts(asked),
            lines=lines_of(timeline.entries, today),
            is_later=after is not None,
            newest=self.query(),
            earlier=self.query(after=timeline.next_place) if timeline.next_place else "",
            kinds=[(kind, kind in self.kinds) for kind in TimelineKind],
            year=self.year,
            today=today,
            warned_until=today + timedelta(days=max(WARNING_DAYS)),
            may_edit=self.may(Right.EDIT),
            site_url=settings.SITE_URL,
        )

    def query(self, after: Place | None = None) -> str:
        """Return what stands in an address for what is asked, after a place."""
        asked: list[tuple[str, str]] = [("kind", kind) for kind in self.kinds]
        if self.year:
            asked.append(("year", str(self.year)))
        if after:
            asked.append(("after", str(after)))
        return urlencode(asked)
