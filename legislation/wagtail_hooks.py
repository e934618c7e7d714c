"""Registers the screens of legislation."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from legislation.services.promote_to_act import add_log_actions
from legislation.viewsets import LegislationGroup

register_snippet(LegislationGroup)
hooks.register("register_log_actions", add_log_actions)
