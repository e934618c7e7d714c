"""What is due, what slips, and where we stand."""

from django.urls import URLPattern

from partnerships.tracker.menu import Entry

urlpatterns: list[URLPattern] = []
entries: list[Entry] = []
