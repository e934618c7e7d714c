"""Partners: the list, the board, the page of one partner, the search."""

from django.urls import URLPattern

from partnerships.tracker.menu import Entry

urlpatterns: list[URLPattern] = []
entries: list[Entry] = []
