"""Registers the screens of the register."""

from wagtail.snippets.models import register_snippet

from partnerships.register.viewsets import ForumGroup, PartnerGroup

register_snippet(PartnerGroup)
register_snippet(ForumGroup)
