"""The processes that are killed: each goes on until then."""

from contextlib import suppress
from io import StringIO
from random import Random

from django.core.management import call_command
from django.db import DatabaseError, transaction

from tests.whooshsearch.chaos.models import Note
from whooshsearch.store import IndexBusy

WORDS = ("law", "act", "bill", "child", "report", "portal", "police", "court", "treaty", "decree")
#: The word of whatever is rolled back, which no search may ever find.
UNDONE = "undoneword"


class UndoneError(Exception):
    """Rolls a transaction back."""


def write(seed: str) -> None:
    """Save, change, delete and roll back records, one or several in a transaction."""
    random = Random(seed)  # noqa: S311  (not a secret)
    while True:
        # The other processes may hold the database for longer than it waits.
        with suppress(DatabaseError, UndoneError), transaction.atomic():
            is_undone = random.random() < 0.25
            for _step in range(random.choice((1, 1, 1, 3, 12))):
                _change(random, UNDONE if is_undone else random.choice(WORDS))
            if is_undone:
                raise UndoneError


def _change(random: Random, word: str) -> None:
    note = Note.objects.filter(pk__gte=random.randrange(1, 1_500)).order_by("pk").first()
    chance = random.random()
    if note is None or chance < 0.35:
        Note.objects.create(**content(random, word))
    elif chance < 0.6:
        note.delete()
    else:
        for name, value in content(random, word).items():
            setattr(note, name, value)
        note.save()


def content(random: Random, word: str) -> dict[str, object]:
    """Return the values of a record that has this word."""
    words = [word, *random.choices(WORDS, k=8)]
    return {
        "title": " ".join(words[:3]),
        "text": " ".join(words),
        "number": random.randrange(10),
    }


def rebuild(_seed: str) -> None:
    """Rebuild the index, time and again."""
    while True:
        with suppress(DatabaseError, IndexBusy):
            call_command("rebuild_modelsearch_index", verbosity=0)


def drain(_seed: str) -> None:
    """Take in what the others left, time and again."""
    while True:
        with suppress(DatabaseError):
            call_command("drain_search_index", stdout=StringIO())
