"""Erase what is kept about one person, and keep what the house did."""

from partnerships.tracker.services.erase_person.command import ERASURE_STEP
from partnerships.tracker.services.erase_person.execute import Wish, erase_person
from partnerships.tracker.services.erase_person.places import Place, find_places
from partnerships.tracker.services.erase_person.preview import Preview, preview_erasure
from partnerships.tracker.services.erase_person.requests import erase_requests, requests_of
from partnerships.tracker.services.erase_person.words import ERASED, Words

__all__ = [
    "ERASED",
    "ERASURE_STEP",
    "Place",
    "Preview",
    "Wish",
    "Words",
    "erase_person",
    "erase_requests",
    "find_places",
    "preview_erasure",
    "requests_of",
]
