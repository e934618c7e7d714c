"""The roles of the house, and the named sets they fall into."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a colleague may do; each role is a group of the same name."""

    READER = "Reader", _("Reader")
    EDITOR = "Policy editor", _("Policy editor")
    APPROVER = "Policy approver", _("Policy approver")
    OFFICER = "Partnership officer", _("Partnership officer")
    MANAGER = "Partnership manager", _("Partnership manager")
    ADMINISTRATOR = "Administrator", _("Administrator")


#: Roles that open the private tracker: granted by a Partnership manager only.
TRACKER_ROLES = (Role.OFFICER, Role.MANAGER)

#: The two roles that a head of policy has together.
HEAD_OF_POLICY = (Role.APPROVER, Role.MANAGER)


class DigestRhythm(models.TextChoices):
    """How often a colleague is told by e-mail what is due."""

    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Once a week")


class Action(models.TextChoices):
    """What may be done with a record, by the codenames of Wagtail and Django."""

    VIEW = "view", _("View")
    ADD = "add", _("Add")
    CHANGE = "change", _("Change")
    DELETE = "delete", _("Delete")
    PUBLISH = "publish", _("Publish")
    LOCK = "lock", _("Lock")
    UNLOCK = "unlock", _("Unlock")


READ = frozenset({Action.VIEW})
DRAFT = READ | {Action.ADD, Action.CHANGE}
RELEASE = DRAFT | {Action.PUBLISH, Action.LOCK, Action.UNLOCK}
EVERYTHING = frozenset(Action)
