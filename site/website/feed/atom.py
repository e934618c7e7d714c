"""Changes as Atom 1.0 (RFC 4287)."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from exchange.licence import licence
from website.choices import ChangeKind, SearchKind
from website.feed.lists import Asked
from website.models import RecordChange

#: What XML 1.0 cannot hold.
UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
#: The day of a feed to which nothing has happened.
NOTHING_YET: Final = datetime(2020, 1, 1, tzinfo=UTC)


class ChangesFeed(Atom1Feed):
    """The feed, whose day is that of its latest change."""

    def latest_post_date(self) -> datetime:
        """Return the day of the latest change; one that does not move where there is none."""
        return max((item["updateddate"] for item in self.items), default=NOTHING_YET)


def feed_of(asked: Asked, changes: Sequence[tuple[RecordChange, str]]) -> str:
    """Return the changes, each with the path of its record, as the text of a feed."""
    query = urlencode(asked.query)
    address = f"{settings.SITE_URL}{reverse('changes_feed')}"
    own = f"{address}?{query}" if query else address
    feed = ChangesFeed(
        title=_title_of(asked, [change for change, _path in changes]),
        link=f"{settings.SITE_URL}/",
        description="",
        subtitle=_("What was published, changed, moved and withdrawn, the latest first."),
        language=settings.LANGUAGE_CODE,
        author_name=settings.WAGTAIL_SITE_NAME,
        feed_url=own,
        feed_guid=own,
        feed_copyright=_rights(),
    )
    for change, path in changes:
        _add(feed, change, path)
    return str(feed.writeString("utf-8"))


def _title_of(asked: Asked, changes: Sequence[RecordChange]) -> str:
    """Return a title that tells this feed from others of ours: "Chancery: changes, PH".

    A record is named, where it changed at all. It says so when something that was asked for does
    not narrow the feed.
    """
    names = {str(change.record_uid): change.title for change in reversed(changes)}
    words = [names.get(word, word) for word in asked.words]
    title = ", ".join([f"{settings.WAGTAIL_SITE_NAME}: {_('changes')}", *words])
    if asked.left_out:
        title = _("%(title)s (not narrowed by: %(names)s)") % {
            "title": title,
            "names": ", ".join(asked.left_out),
        }
    return _writable(title)


def _add(feed: ChangesFeed, change: RecordChange, path: str) -> None:
    feed.add_item(
        title=_writable(_title(change)),
        link=f"{settings.SITE_URL}{path}",
        description=_in_html(change.words or ChangeKind(change.kind).label),
        unique_id=f"urn:uuid:{change.uid}",
        pubdate=change.changed_at,
        updateddate=change.changed_at,
        categories=(change.family, change.kind),
        item_copyright=_rights(),
    )


def _title(change: RecordChange) -> str:
    family = dict(SearchKind.choices).get(change.family, change.family)
    words = {"what": ChangeKind(change.kind).label, "family": family, "title": change.title}
    return _("%(what)s: %(title)s (%(family)s)") % words


def _rights() -> str:
    terms = licence()
    return f"{terms.name}, {terms.url}"


def _in_html(words: object) -> str:
    """Return words as the HTML that a summary is: a line for each change."""
    return "<br>".join(escape(line) for line in _writable(words).splitlines())


def _writable(text: object) -> str:
    return UNWRITABLE.sub("", str(text))
