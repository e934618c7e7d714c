"""What an erasure would change, before it does."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from partnerships.register.models import PortalRequest
from partnerships.tracker.models import Agreement, Participant, Person, PrivateFile, Tenure
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
    """Return the files near a person, which nobody searched.

    They are of interactions in which the person took part, of agreements that the person signs
    and what amends them, and of commitments of the posts that the person holds or held.
    """
    met = Participant.everything.filter(person=person).values("interaction")
    signed = Agreement.everything.filter(their_person=person).values("pk")
    held = Tenure.everything.filter(person=person).values("post")
    files: QuerySet[Any] = PrivateFile.objects.visible_to(user).filter(
        Q(interaction__in=met)
        | Q(agreement__in=signed)
        | Q(amendment__agreement__in=signed)
        | Q(commitment__post__in=held)
    )
    related = ("interaction", "agreement", "amendment__agreement", "commitment")
    return files.select_related(*related).distinct().order_by("name", "pk")
