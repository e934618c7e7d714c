"""What an erasure would change, before it does."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from partnerships.register.models import PortalRequest
from partnerships.tracker.models import Person, PrivateFile, Tenure
from partnerships.tracker.services.erase_person.places import Place, find_places
from partnerships.tracker.services.erase_person.requests import requests_of
from partnerships.tracker.services.erase_person.words import Words


@dataclass(frozen=True)
class Preview:
    """Places in texts, posts that would lose their holder, files to look at, requests."""

    words: Words
    places: list[Place]
    tenures: list[Tenure]
    files: QuerySet[Any]
    requests: QuerySet[PortalRequest]


def preview_erasure(person: Person, user: User, also: Iterable[str] = ()) -> Preview:
    """Return what the erasure of a person would change; `also` are further words."""
    words = Words.of(person, also)
    still = Q(ends_on=None) | Q(ends_on__gt=timezone.localdate())
    tenures = Tenure.objects.visible_to(user).filter(still, person=person)
    return Preview(
        words=words,
        places=list(find_places(person, words)),
        tenures=list(tenures.select_related("post__organisation")),
        files=files_near(person, user),
        requests=requests_of(person.email),
    )


def files_near(person: Person, user: User) -> QuerySet[Any]:
    """Return the files of interactions in which a person took part, which nobody searched."""
    files: QuerySet[Any] = PrivateFile.objects.visible_to(user).filter(
        interaction__participants__person=person
    )
    return files.select_related("interaction").distinct().order_by("name", "pk")
