"""Briefs to carry into a meeting, as page, print, PDF and DOCX."""

from django.urls import URLPattern

from partnerships.tracker.menu import Entry

urlpatterns: list[URLPattern] = []
entries: list[Entry] = []
