"""Lead from the old address of a record to its new one."""

from typing import Any

from wagtail.contrib.redirects.models import Redirect

from foundation.addresses import AddressBook


def follow_move(record: Any, *, previous: Any | None) -> None:
    """Redirect when a record is published under another address; a publish follower."""
    if not record.live:
        return
    book = AddressBook()
    new = book.path(record)
    old = book.path(previous) if previous is not None else None
    if new is not None:
        redirect_old_address(old, new)


def lead_to_successor(old: Any, new: Any) -> list[str]:
    """Let addresses that led to `old` lead to `new`, which took its place; a succession.

    The record keeps the address it has now; those it had before were given out for what `new` is
    today. Nothing is named: who follows an address need not know.
    """
    book = AddressBook()
    here, there = book.path(old), book.path(new)
    if here is not None and there is not None:
        automatic = Redirect.objects.filter(automatically_created=True)
        automatic.filter(redirect_link=without_place(here)).update(
            redirect_link=without_place(there)
        )
    return []


def redirect_old_address(old: str | None, new: str) -> None:
    """Redirect from the path `old`, where there was one, to the path `new`, in one step.

    Redirects that led to `old` lead to `new`, and one that stands at `new`, which is in use now,
    is removed. Places on a page (`#…`) have no redirects of their own.
    """
    target = Redirect.normalise_path(without_place(new))
    Redirect.objects.filter(old_path=target).delete()
    if old is None:
        return
    source = Redirect.normalise_path(without_place(old))
    if source == target:
        return
    Redirect.objects.filter(redirect_link=without_place(old)).update(
        redirect_link=without_place(new)
    )
    Redirect.objects.update_or_create(
        old_path=source,
        site=None,
        defaults={
            "redirect_link": without_place(new),
            "is_permanent": True,
            "automatically_created": True,
        },
    )


def without_place(path: str) -> str:
    """Return a path without the place on the page."""
    return path.partition("#")[0]
