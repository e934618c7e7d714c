"""Registers the screens of stewardship."""

from wagtail.snippets.models import register_snippet

from stewardship.viewsets import StewardshipGroup

register_snippet(StewardshipGroup)
