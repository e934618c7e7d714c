"""From what came back to what it means for the source: pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stewardship.choices import LinkState
from stewardship.services.check_links import soft_404
from stewardship.services.check_links.asking import PERMANENT
from stewardship.services.check_links.visits import (
    Answer,
    Failure,
    FailureKind,
    Postponed,
    Visit,
    Withheld,
    WithheldKind,
)

GONE: Final = frozenset({404, 410})
_OK: Final = range(200, 300)
FAILED: Final = range(500, 600)

_FAILURES: Final = {
    FailureKind.NO_NAME: gettext_lazy("The name of the host is unknown."),
    FailureKind.REFUSED: gettext_lazy("The host refuses the connection."),
    FailureKind.TLS: gettext_lazy("The certificate or encryption of the host is not in order."),
    FailureKind.TIMEOUT: gettext_lazy("The host did not answer in time."),
    FailureKind.BROKEN: gettext_lazy("What the host answered makes no sense."),
    FailureKind.NOT_PUBLIC: gettext_lazy("The address leads inside a network, not to the public."),
    FailureKind.NOT_HTTP: gettext_lazy("The address leads to something that is no web page."),
}
_WITHHELD: Final = {
    WithheldKind.ROBOTS: gettext_lazy("Its robots.txt asks programs not to visit: look yourself."),
    WithheldKind.ROBOTS_AWAY: gettext_lazy("Its robots.txt does not answer; tried again later."),
    WithheldKind.CIRCLE: gettext_lazy("It leads in a circle, perhaps for want of a cookie."),
    WithheldKind.TOO_MANY: gettext_lazy("It leads on and on, without an end."),
}


@dataclass(frozen=True)
class Known:
    """What is known of a source before the visit.

    `failed_days` counts the days since the last certain answer on which the address failed,
    today left out.
    """

    state: str = LinkState.UNCHECKED
    sha256: str = ""
    failed_days: int = 0
    is_built: bool = False


@dataclass(frozen=True)
class Verdict:
    """What a visit means.

    `is_certain` says that the address was judged; without that, it keeps the state it had.
    `is_visit` is false where the address itself was not asked, so that it stays due. `sha256` is
    the digest of what it answered, `baseline` the digest to compare with next time.
    """

    state: str
    reason: str = ""
    is_certain: bool = True
    is_visit: bool = True
    status: int | None = None
    final_url: str = ""
    sha256: str = ""
    baseline: str = ""
    milliseconds: int = 0


def judge(visit: Visit, known: Known, failures_before_dead: int) -> Verdict:
    """Return what `visit` means for a source of which this is known."""
    if isinstance(visit, Postponed):
        reason = _("The host asks to be left alone for now (%(status)s).")
        return _undecided(known, reason % {"status": visit.status}, is_visit=False)
    if isinstance(visit, Withheld):
        return _judge_withheld(visit, known)
    if isinstance(visit, Failure):
        reason = str(_FAILURES[visit.kind])
        return _judge_failure(known, reason, failures_before_dead, None, visit.milliseconds)
    if visit.status in FAILED:
        reason = _("The host has trouble (%(status)s).") % {"status": visit.status}
        return _judge_failure(known, reason, failures_before_dead, visit.status, visit.milliseconds)
    return _judge_answer(visit, known)


def _judge_withheld(visit: Withheld, known: Known) -> Verdict:
    asked = visit.kind in {WithheldKind.CIRCLE, WithheldKind.TOO_MANY}
    status = visit.hops[-1].status if asked and visit.hops else None
    return _undecided(
        known,
        str(_WITHHELD[visit.kind]),
        is_visit=asked,
        status=status,
        milliseconds=visit.milliseconds,
    )


def _judge_failure(
    known: Known, reason: str, needed: int, status: int | None, milliseconds: int
) -> Verdict:
    """Only an address that fails on several days is dead: hosts are down for a day at times."""
    is_dead = known.state == LinkState.DEAD or known.failed_days + 1 >= needed
    return Verdict(
        state=LinkState.DEAD if is_dead else known.state,
        reason=reason,
        is_certain=is_dead,
        status=status,
        baseline=known.sha256,
        milliseconds=milliseconds,
    )


def _judge_answer(visit: Answer, known: Known) -> Verdict:
    if visit.status in GONE:
        reason = _("The host says there is nothing there (%(status)s).")
        return _dead(visit, known, reason % {"status": visit.status})
    if visit.status not in _OK:
        reason = _("The host does not show it to programs (%(status)s): look yourself.")
        return _undecided(
            known,
            reason % {"status": visit.status},
            status=visit.status,
            milliseconds=visit.milliseconds,
        )
    for is_so, why in _SOFT:
        if is_so(visit):
            return _dead(visit, known, str(why))
    return _judge_found(visit, known)


_SOFT: Final[tuple[tuple[Callable[[Answer], bool], object], ...]] = (
    (soft_404.leads_home, gettext_lazy("It leads to the front page: what was there is gone.")),
    (soft_404.leads_to_gate, gettext_lazy("It leads to a sign-in or a demand for consent.")),
    (
        lambda answer: soft_404.says_not_found(answer.page),
        gettext_lazy("It answers with a page that says “not found”."),
    ),
    (
        soft_404.answers_like_decoy,
        gettext_lazy("The host answers the same to any address: what was there is gone."),
    ),
)


def _judge_found(visit: Answer, known: Known) -> Verdict:
    """The address answers: it works, has moved, or says something else than it did."""
    sha256 = visit.page.sha256 if visit.is_whole else ""
    has_changed = bool(known.sha256 and sha256 and known.sha256 != sha256)
    moved_to = _moved_to(visit)
    state = LinkState.MOVED if moved_to else LinkState.WORKS
    notes = [_("It leads to another address for good.")] if moved_to else []
    if has_changed:
        state = LinkState.CHANGED
        notes.append(_("The words of the page are others than before."))
    if not visit.is_whole:
        notes.append(_("The answer broke off: its words could not be compared."))
    if known.is_built:
        notes.append(_("The address was built from a pattern: open it, and say so above."))
    return Verdict(
        state=state,
        reason=" ".join(notes),
        status=visit.status,
        final_url=moved_to,
        sha256=sha256,
        baseline=known.sha256 or sha256,
        milliseconds=visit.milliseconds,
    )


def _moved_to(visit: Answer) -> str:
    """Return where the permanent redirects led, empty without one at the beginning."""
    led = 0
    while led < len(visit.hops) and visit.hops[led].status in PERMANENT:
        led += 1
    if not led:
        return ""
    return visit.hops[led].url if led < len(visit.hops) else visit.url


def _dead(visit: Answer, known: Known, reason: str) -> Verdict:
    return Verdict(
        state=LinkState.DEAD,
        reason=reason,
        status=visit.status,
        final_url=visit.url if visit.hops else "",
        baseline=known.sha256,
        milliseconds=visit.milliseconds,
    )


def _undecided(
    known: Known,
    reason: str,
    *,
    is_visit: bool = True,
    status: int | None = None,
    milliseconds: int = 0,
) -> Verdict:
    return Verdict(
        state=known.state,
        reason=reason,
        is_certain=False,
        is_visit=is_visit,
        status=status,
        baseline=known.sha256,
        milliseconds=milliseconds,
    )
