"""The panel that greets a colleague with what waits for them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.admin.utils import get_latest_str

from accounts.models import User
from stewardship.services.list_families import editable_families
from stewardship.services.list_waiting import Waiting, list_waiting

#: Wagtail's own panel about the same, which ours takes the place of.
REPLACED = "user_objects_in_workflow_moderation"


class Item(NamedTuple):
    """A record that waits, with where to go on with it."""

    title: str
    kind: str
    url: str | None


class Section(NamedTuple):
    """One kind of waiting."""

    heading: str
    items: list[Item]


class WaitingPanel(Component):
    """“Waiting for you”, on the first page of the admin."""

    name = "waiting_for_you"
    template_name = "stewardship/admin/waiting_panel.html"
    order = 90

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Return the greeting and the sections that hold something."""
        user = parent_context["request"].user
        sections = [section for section in _sections(user) if section.items]
        return {"user": user, "sections": sections, "keeps_records": bool(editable_families(user))}


def greet(_request: HttpRequest, panels: list[Any]) -> None:
    """Put the panel on the first page, in place of Wagtail's about the same."""
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") != REPLACED]
    panels.append(WaitingPanel())


def _sections(user: User) -> Iterator[Section]:
    waiting: Waiting = list_waiting(user, editable_families(user))
    finder = AdminURLFinder(user)
    for heading, records in (
        (_("Waiting for your approval"), waiting.to_approve),
        (_("Sent back to you"), waiting.sent_back),
        (_("Your drafts"), waiting.drafts),
        (_("Submitted by you, not decided yet"), waiting.submitted),
        (_("Yours, past due for review"), waiting.past_due),
        (_("Yours, not yet verified"), waiting.not_verified),
    ):
        yield Section(heading, [_item(record, finder) for record in records])


def _item(record: Any, finder: AdminURLFinder) -> Item:
    return Item(get_latest_str(record), record._meta.verbose_name, finder.get_edit_url(record))
