"""Write down what changed in public, in words: the rows of the feed of changes."""

from collections.abc import Iterable
from copy import copy
from datetime import date, timedelta
from typing import Any, Final

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry

from foundation.addresses import AddressBook
from foundation.models.publishable import SCHEDULED
from legislation.models import Instrument
from legislation.services.true_status import name_of, with_true_status
from website.choices import ChangeKind
from website.feed.facts import differences_in_public, facts_of, status_fact
from website.feed.kinds import FAMILIES
from website.models import RecordChange, SearchEntry, Withdrawal
from website.services.record_withdrawal import mark_withdrawn
from website.services.search_source import public_rows, uid_of

LONGEST_TITLE: Final = 500
#: The log actions of a version that went public.
PUBLISHES: Final = ("wagtail.publish", SCHEDULED)


def note_change(record: Any, *, previous: Any | None) -> None:
    """Write down what a publish or unpublish changed for the public; a publish follower."""
    with translation.override(settings.LANGUAGE_CODE):
        if not record.live:
            _note_withdrawal(record, previous or record)
        elif previous is None:
            _note(record, ChangeKind.PUBLISHED, _first_words(record))
        else:
            _note_differences(record, previous)


def note_page_change(page: Page) -> None:
    """Write down what publishing a page changed for the public."""
    if not _is_public(page):
        return
    Withdrawal.objects.filter(uid=uid_of(page)).delete()
    with translation.override(settings.LANGUAGE_CODE):
        previous = _published_before(page)
        if previous is None:
            _note(page, ChangeKind.PUBLISHED, page.specific.description)
        else:
            _note_differences(page, previous)


def note_page_withdrawal(page: Page) -> None:
    """Write down that a page left the site, if the public was told that it was there.

    So whoever holds its permanent address is told, too.
    """
    told = _last_told(page)
    if told is not None and told.kind != ChangeKind.WITHDRAWN:
        mark_withdrawn(page)
        with translation.override(settings.LANGUAGE_CODE):
            _note_withdrawal(page, page)


def note_page_visibility(page: Page) -> None:
    """Write down that a page became private, or public again, with what stands around it."""
    if not _is_public(page):
        note_page_withdrawal(page)
        return
    told = _last_told(page)
    if told is not None and told.kind == ChangeKind.WITHDRAWN:
        note_page_change(page)


def note_status_of_the_day(law: Instrument, *, since: date) -> None:
    """Write down a status that the calendar brought, in force since the day `since`."""
    with translation.override(settings.LANGUAGE_CODE):
        before = status_fact(with_true_status([copy(law)], since - timedelta(days=1))[0])
        after = status_fact(with_true_status([copy(law)])[0])
        lines = differences_in_public({before.key: before}, {after.key: after})
        if lines:
            _note(law, ChangeKind.CHANGED, "\n".join(lines))


def note_promotion(bill: Instrument, act: Instrument) -> Iterable[str]:
    """Let the entries of a bill and of its act name each other; a succession, which moves nothing.

    The bill steps aside before the act is public, so its entry could not name the act.
    """
    told = _last_told(bill)
    if told is not None:
        with translation.override(settings.LANGUAGE_CODE):
            _add_line(told, _("Became law as %(act)s") % {"act": name_of(act)})
            answer = _last_told(act)
            if answer is not None and answer.changed_at >= told.changed_at:
                _add_line(answer, _("Was a bill: %(bill)s") % {"bill": bill})
    return ()


def _add_line(told: RecordChange, line: str) -> None:
    told.words = "\n".join(filter(None, (told.words, line)))
    told.save(update_fields=["words"])


def _note(record: Any, kind: ChangeKind, words: str, path: str | None = None) -> None:
    RecordChange.objects.create(
        kind=kind,
        family=FAMILIES.get(type(record), record._meta.model_name),
        record_uid=uid_of(record),
        title=str(record)[:LONGEST_TITLE],
        path=(AddressBook().path(record) or "") if path is None else path,
        words=words,
        changed_at=timezone.now(),
    )


def _note_withdrawal(record: Any, was: Any) -> None:
    """Forget what was told of the record before: it is not public any more, but its name was."""
    RecordChange.objects.filter(record_uid=uid_of(record)).delete()
    _note(was, ChangeKind.WITHDRAWN, _words_of_merge(record), path="")


def _words_of_merge(record: Any) -> str:
    """Return which public record stands for one that was merged, nothing for any other."""
    survivors = Withdrawal.objects.filter(uid=uid_of(record)).values("survivor_uid")
    entry = SearchEntry.objects.filter(uid__in=survivors).first()
    return _("Merged with “%(record)s”") % {"record": entry.title} if entry else ""


def _note_differences(record: Any, previous: Any) -> None:
    lines = differences_in_public(facts_of(previous), facts_of(record))
    book = AddressBook()
    old, new = book.future_path(previous) or "", book.path(record) or ""
    kind = ChangeKind.CHANGED if lines else ChangeKind.MOVED
    if old and old != new:
        lines.append(_("Address: from %(old)s to %(new)s") % {"old": old, "new": new})
    if lines:
        _note(record, kind, "\n".join(lines), new)


def _first_words(record: Any) -> str:
    if isinstance(record, Instrument):
        return _("Status: %(status)s") % {"status": with_true_status([record])[0].status_words}
    return ""


def _is_public(page: Page) -> bool:
    """Whether the public may see the page; a translation says the same, and is no news."""
    if page.locale.language_code != settings.LANGUAGE_CODE:
        return False
    return type(page) in FAMILIES and public_rows(type(page)).filter(pk=page.pk).exists()


def _last_told(record: Any) -> RecordChange | None:
    """Return the latest change that the public was told of."""
    found: RecordChange | None = RecordChange.objects.filter(record_uid=uid_of(record)).first()
    return found


def _published_before(page: Page) -> Page | None:
    """Return the version of a page that was public until now; None for the first one."""
    told = _last_told(page)
    if told is None or told.kind == ChangeKind.WITHDRAWN:
        return None
    entries = PageLogEntry.objects.filter(
        page=page.pk, action__in=PUBLISHES, revision__isnull=False
    ).exclude(revision=page.live_revision_id)
    entry = entries.select_related("revision").order_by("-timestamp", "-pk").first()
    version: Page | None = entry.revision.as_object() if entry else None
    return version
