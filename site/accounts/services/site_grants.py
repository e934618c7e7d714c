"""What each role may do with what no upper app registers: pages, media, administration."""

from collections.abc import Iterator, Mapping

from django.db import models
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupApprovalTask, Locale, Site, Task, Workflow

from accounts.choices import EVERYTHING, READ, Action, Role
from accounts.models import Team, User

_RELEASE_PAGES = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
#: On the root page, so for every page.
PAGES: Mapping[Role, tuple[str, ...]] = {
    Role.EDITOR: ("add", "change"),
    Role.APPROVER: _RELEASE_PAGES,
    Role.ADMINISTRATOR: _RELEASE_PAGES,
}

_MEDIA: Mapping[Role, tuple[str, ...]] = {
    Role.EDITOR: ("add", "change", "choose"),
    Role.APPROVER: ("add", "change", "delete", "choose"),
    Role.OFFICER: ("add", "choose"),
    Role.MANAGER: ("add", "change", "choose"),
    Role.ADMINISTRATOR: ("add", "change", "delete", "choose"),
}
_COLLECTIONS: Mapping[Role, tuple[str, ...]] = {
    Role.ADMINISTRATOR: ("add", "change", "delete"),
}
_BY_ADMINISTRATOR: Mapping[Role, frozenset[Action]] = {Role.ADMINISTRATOR: EVERYTHING}
_BY_APPROVER: Mapping[Role, frozenset[Action]] = {
    Role.APPROVER: EVERYTHING,
    Role.ADMINISTRATOR: EVERYTHING,
}
_SEEN_BY_ALL: Mapping[Role, frozenset[Action]] = {
    **dict.fromkeys(Role, READ),
    Role.ADMINISTRATOR: EVERYTHING,
}


def media() -> Iterator[tuple[type[models.Model], Mapping[Role, tuple[str, ...]]]]:
    """Yield what is allowed on the root collection."""
    yield get_image_model(), _MEDIA
    yield get_document_model(), _MEDIA
    yield Collection, _COLLECTIONS


def administration() -> Iterator[tuple[type[models.Model], Mapping[Role, frozenset[Action]]]]:
    """Yield who keeps accounts, sites, redirects and workflows.

    Groups are not on the list: what a role may do is decided here, and an administrator who
    could change a group could open the private tracker.
    """
    yield User, _BY_ADMINISTRATOR
    yield Team, _SEEN_BY_ALL
    yield Site, _BY_ADMINISTRATOR
    yield Locale, _BY_ADMINISTRATOR
    yield Redirect, _BY_APPROVER
    yield Workflow, _BY_ADMINISTRATOR
    yield Task, _BY_ADMINISTRATOR
    yield GroupApprovalTask, _BY_ADMINISTRATOR
