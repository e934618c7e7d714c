"""The secret calendar address of a colleague, and what it serves."""

from django.urls import URLPattern

from partnerships.tracker.menu import Entry

urlpatterns: list[URLPattern] = []
entries: list[Entry] = []
