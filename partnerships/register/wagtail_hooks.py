"""Registers the screens of the register."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from partnerships.register.services.merge_organisations import add_log_actions
from partnerships.register.viewsets import ForumGroup, PartnerGroup

register_snippet(PartnerGroup)
register_snippet(ForumGroup)
hooks.register("register_log_actions", add_log_actions)
