"""Check that a colleague may be given something to do."""

from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import Right
from partnerships.tracker.models import TrackerModel
from partnerships.tracker.querysets import may


def why_not_given(colleague: User, *rows: TrackerModel | None) -> str:
    """Return why a colleague may not be given work on `rows`, empty if they may.

    The colleague has to be here still, to be of the partnership team, and to see every row.
    """
    words = {"colleague": colleague}
    if not colleague.is_active:
        return _("%(colleague)s has left: choose somebody else.") % words
    if not may(colleague, Right.EDIT):
        return _("%(colleague)s is not of the partnership team.") % words
    for row in rows:
        if row is not None and not sees(colleague, row):
            return _("%(colleague)s may not see this partner or interaction.") % words
    return ""


def sees(colleague: User, row: TrackerModel) -> bool:
    """Say whether a colleague may see a row."""
    rows = type(row).objects.visible_to(colleague)
    return bool(rows.filter(pk=row.pk).exists())


def edits(colleague: User, row: TrackerModel) -> bool:
    """Say whether a colleague may change a row."""
    rows = type(row).objects.editable_by(colleague)
    return bool(rows.filter(pk=row.pk).exists())
