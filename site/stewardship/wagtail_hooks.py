"""Registers the screens of stewardship."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from stewardship.homepage import greet
from stewardship.viewsets import StewardshipGroup

register_snippet(StewardshipGroup)
hooks.register("construct_homepage_panels", greet)
