"""`/changes/`: what was published, changed, moved and withdrawn, for people."""

from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from exchange.formats import Column, Table, table_response
from foundation.addresses import AddressBook
from foundation.facets import FacetedList, kept_dead_end_of
from foundation.models import Crumb, Frame
from website.choices import ChangeKind, SearchKind
from website.facets.changes import change_facets, change_orders
from website.feed.reading import MARKS, public_changes, with_addresses
from website.feed.retelling import retold
from website.models import RecordChange

PER_PAGE: Final = 50
#: More are not handed out in one file.
MOST_IN_FILE: Final = 5_000
#: What a feed understands of the list.
IN_FEEDS: Final = (*MARKS, "type", "record")

COLUMNS: Final = (
    Column(
        "changed_at",
        gettext_lazy("When"),
        lambda pair: pair[0].changed_at,
        gettext_lazy("When the change became public."),
    ),
    Column(
        "what",
        gettext_lazy("What happened"),
        lambda pair: pair[0].kind,
        gettext_lazy("Published, changed, moved or withdrawn."),
    ),
    Column(
        "type",
        gettext_lazy("Type"),
        lambda pair: pair[0].family,
        gettext_lazy("The kind of record, as the filter “type” has it."),
    ),
    Column(
        "title",
        gettext_lazy("Record"),
        lambda pair: pair[0].title,
        gettext_lazy("What the record was called then."),
    ),
    Column(
        "words",
        gettext_lazy("What changed"),
        lambda pair: pair[0].words,
        gettext_lazy("What changed, in words; a line for each change."),
    ),
    Column(
        "address",
        gettext_lazy("Address"),
        lambda pair: f"{settings.SITE_URL}{pair[1]}",
        gettext_lazy("Where the record is today."),
    ),
    Column(
        "record",
        gettext_lazy("Number of the record"),
        lambda pair: pair[0].record_uid,
        gettext_lazy("The permanent number of the record."),
    ),
    Column(
        "id",
        gettext_lazy("Number"),
        lambda pair: pair[0].uid.urn,
        gettext_lazy("The permanent number of the change, which the feed has too."),
    ),
)


@require_safe
def recent_changes(request: HttpRequest) -> HttpResponseBase:
    """Show the changes that the query string asks for, or hand them out as a file."""
    book = AddressBook.of(request)
    own = ("page", "format")
    listing = FacetedList(change_facets(), request.GET, public_changes(), own, change_orders())
    wanted = request.GET.get("format", "")
    file = table_response(wanted, _table(listing, book)) if wanted else None
    if file is not None:
        return file
    messages = listing.messages()
    if wanted:
        messages.append(_("This list can be downloaded as csv, xlsx or json."))
    number = listing.count()
    page = Paginator(listing.records, PER_PAGE).get_page(request.GET.get("page"))
    context = _list_context(listing, number) | {
        "messages_of_list": messages,
        "page_of_list": page,
        "changes": [_row(*pair) for pair in with_addresses(page.object_list, book)],
    }
    return TemplateResponse(request, "website/recent_changes.html", context)


def _list_context(listing: FacetedList, number: int) -> dict[str, Any]:
    title = _("What changed")
    crumbs = (Crumb(_("Home"), reverse("wagtail_serve", args=[""])), Crumb(title))
    feed = urlencode([pair for pair in listing.pairs if pair[0] in IN_FEEDS])
    description = _("What was published, changed, moved and withdrawn here, the latest first.")
    return {
        "frame": Frame(
            title=title,
            description=description,
            path=reverse("recent_changes"),
            crumbs=crumbs,
            feed=feed,
        ),
        "listing": listing,
        "groups": listing.groups(),
        "chips": listing.chips(),
        "orders": listing.order_links(),
        "kept": listing.order_pairs,
        "list_query": listing.query_string(),
        "number_found": number,
        "dead_end": None if number else kept_dead_end_of(listing),
        "feed_url": f"{reverse('changes_feed')}{feed and '?'}{feed}",
        "feed_is_wider": any(name not in IN_FEEDS for name, _value in listing.pairs),
        "upcoming_url": reverse("upcoming"),
    }


def _row(change: RecordChange, path: str) -> dict[str, Any]:
    """Return a change as the page shows it."""
    return {
        "change": change,
        "path": path,
        "what": ChangeKind(change.kind).label,
        "family": dict(SearchKind.choices).get(change.family, change.family),
        "lines": retold(change.words),
    }


def _table(listing: FacetedList, book: AddressBook) -> Table:
    rows = with_addresses(listing.records[:MOST_IN_FILE], book)
    return Table(COLUMNS, rows, _("What changed"), timezone.localdate())
