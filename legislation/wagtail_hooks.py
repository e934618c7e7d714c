"""Registers the screens of legislation."""

from wagtail.snippets.models import register_snippet

from legislation.viewsets import LegislationGroup

register_snippet(LegislationGroup)
