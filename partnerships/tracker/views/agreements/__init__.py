"""Agreements, their amendments and their files."""

from django.urls import URLPattern

from partnerships.tracker.menu import Entry

urlpatterns: list[URLPattern] = []
entries: list[Entry] = []
