"""Wishes for a portal that came in by the public form."""

from django.urls import URLPattern

from partnerships.tracker.menu import Entry

urlpatterns: list[URLPattern] = []
entries: list[Entry] = []
