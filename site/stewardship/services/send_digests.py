"""Tell every colleague by e-mail what is due, once a day at most.

A day is claimed for a colleague before the message is sent, by a row that is unique: of two runs
at once, one sends. Where the mail server fails, the claim is given back and the next run tries
again; a run that is killed between the two leaves the colleague without a message for that day,
never with two.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.core.mail import send_mail
from django.core.management.base import CommandError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.choices import DigestRhythm
from accounts.models import User
from foundation.registries import DigestSection, digest_writers
from stewardship.models import SentDigest

logger = logging.getLogger(__name__)

#: For so long it is remembered that a digest was sent.
KEPT: Final = timedelta(days=90)


@dataclass
class Run:
    """What became of one run."""

    sent: int = 0
    failed: int = 0
    nothing_due: int = 0
    already: int = 0


def send_digests(write: Callable[[str], None], day: date | None = None) -> None:
    """Send the digests of `day` (today), and say how many.

    Raises CommandError after all were tried, if the mail server refused any of them.
    """
    today = day or timezone.localdate()
    run = Run()
    SentDigest.objects.filter(day__lt=today - KEPT).delete()
    for user in User.objects.active().exclude(email="").order_by("pk"):
        _serve(user, today, run)
    write(
        f"{run.sent} digests sent, {run.nothing_due} colleagues with nothing due, "
        f"{run.already} told already, {run.failed} failed"
    )
    if run.failed:
        raise CommandError(
            f"{run.failed} digests could not be sent. They are not marked as sent: "
            "the next run tries again."
        )


def _serve(user: User, today: date, run: Run) -> None:
    if _was_told(user, today):
        run.already += 1
        return
    sections = list(sections_for(user, today))
    if not sections:
        run.nothing_due += 1
        return
    if not _claim(user, today):
        run.already += 1
        return
    try:
        _send(user, sections, today)
    except (OSError, ValueError):
        SentDigest.objects.filter(user=user, day=today).delete()
        logger.exception("A digest could not be sent")
        run.failed += 1
    else:
        run.sent += 1
        _note_sent(sections)


def sections_for(user: User, day: date) -> Iterator[DigestSection]:
    """Yield what `user` should hear on `day`, of every app that has something to say."""
    for write_sections in digest_writers:
        yield from write_sections(user, day)


def _note_sent(sections: list[DigestSection]) -> None:
    """Let those who wrote the sections remember what was told."""
    for section in sections:
        if section.when_sent is not None:
            section.when_sent()


def _was_told(user: User, today: date) -> bool:
    """Say whether `user` had a digest for this day, or for this week if that is enough."""
    weekly = user.digest == DigestRhythm.WEEKLY
    since = today - timedelta(days=today.weekday()) if weekly else today
    return SentDigest.objects.filter(user=user, day__gte=since, day__lte=today).exists()


def _claim(user: User, today: date) -> bool:
    """Mark the day as told; return whether this run was the first to do so."""
    try:
        with transaction.atomic():
            SentDigest.objects.create(user=user, day=today)
    except IntegrityError:
        return False
    return True


def _send(user: User, sections: list[DigestSection], today: date) -> None:
    parts = [_("Due on %(day)s") % {"day": date_format(today)}]
    parts += ["\n".join((section.heading, *section.lines)) for section in sections]
    parts.append(_("How often you get this message is set under your account, Notifications."))
    send_mail(
        subject=_("What is due"),
        message="\n\n".join(parts) + "\n",
        from_email=None,
        recipient_list=[user.email],
    )
