"""Changes as Atom 1.0 (RFC 4287)."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from website.choices import ChangeKind, SearchKind
from website.feed.reading import Wanted
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


def feed_of(wanted: Wanted, changes: Iterable[tuple[RecordChange, str]]) -> str:
    """Return the changes, each with the path of its record, as the text of a feed."""
    query = urlencode(wanted.query)
    address = f"{settings.SITE_URL}{reverse('changes_feed')}"
    own = f"{address}?{query}" if query else address
    feed = ChangesFeed(
        title=_title_of(wanted),
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


def _title_of(wanted: Wanted) -> str:
    """Return a title that tells this feed from others of ours: "Chancery: changes, PH"."""
    return ", ".join([f"{settings.WAGTAIL_SITE_NAME}: {_('changes')}", *wanted.words])


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
    return _("Facts may be reused; please name the page and the day.")


def _in_html(words: object) -> str:
    """Return words as the HTML that a summary is: a line for each change."""
    return "<br>".join(escape(line) for line in _writable(words).splitlines())


def _writable(text: object) -> str:
    return UNWRITABLE.sub("", str(text))
