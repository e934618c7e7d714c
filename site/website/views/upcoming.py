"""`/upcoming/` and `/calendar.ics`: what comes next, for people and for calendar programs."""

from hashlib import sha256
from itertools import groupby
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from exchange.formats import Column, Table, table_response
from foundation.addresses import AddressBook
from foundation.facets import dead_end_of
from foundation.models import Crumb, Frame
from website.assembly.upcoming import Coming
from website.facets.upcoming import UpcomingList
from website.feed.calendar import calendar_of, last_change

PER_PAGE: Final = 50

COLUMNS: Final = (
    Column(
        "date",
        gettext_lazy("Date"),
        lambda each: each.start,
        gettext_lazy("When it comes, as far as the source says: a day, a month or a year."),
    ),
    Column(
        "end",
        gettext_lazy("End"),
        lambda each: each.end or "",
        gettext_lazy("When it ends, for what lasts longer than a day."),
    ),
    Column(
        "is_day",
        gettext_lazy("Day known"),
        lambda each: each.is_day,
        gettext_lazy("Whether the very day is known, so that it stands in the calendar."),
    ),
    Column(
        "what",
        gettext_lazy("What"),
        lambda each: each.what,
        gettext_lazy("What happens then."),
    ),
    Column(
        "title",
        gettext_lazy("Record"),
        lambda each: each.title,
        gettext_lazy("The law or meeting."),
    ),
    Column(
        "type",
        gettext_lazy("Type"),
        lambda each: each.kind.value,
        gettext_lazy("The kind of record, as the filter “type” has it."),
    ),
    Column(
        "place",
        gettext_lazy("Place"),
        lambda each: each.place,
        gettext_lazy("The country or body; of a meeting the city too."),
    ),
    Column(
        "address",
        gettext_lazy("Address"),
        lambda each: f"{settings.SITE_URL}{each.path}",
        gettext_lazy("The page of the record."),
    ),
    Column(
        "id",
        gettext_lazy("Number"),
        lambda each: each.urn,
        gettext_lazy("The permanent number of the date, which the calendar has too."),
    ),
)


@require_safe
def upcoming(request: HttpRequest) -> HttpResponseBase:
    """Show the dates that the query string asks for, or hand them out as a file."""
    listing = UpcomingList(request.GET, AddressBook.of(request))
    dates = listing.dates
    wanted = request.GET.get("format", "")
    file = table_response(wanted, _table(dates)) if wanted else None
    if file is not None:
        return file
    messages = listing.messages()
    if wanted:
        messages.append(_("This list can be downloaded as csv, xlsx or json."))
    page = Paginator(dates, PER_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(
        request,
        "website/upcoming.html",
        _list_context(listing, dates)
        | {
            "messages_of_list": messages,
            "page_of_list": page,
            "years": [(year, list(rows)) for year, rows in groupby(page, lambda row: row.year)],
        },
    )


def _list_context(listing: UpcomingList, dates: list[Coming]) -> dict[str, Any]:
    title, groups = _("What comes next"), listing.groups()
    crumbs = (Crumb(_("Home"), reverse("wagtail_serve", args=[""])), Crumb(title))
    description = _("Coming dates of laws, and meetings of forums, as far as they are recorded.")
    query = listing.query_string()
    calendar = f"{settings.SITE_URL}{reverse('calendar')}{query.rstrip('?')}"
    return {
        "frame": Frame(
            title=title, description=description, path=reverse("upcoming"), crumbs=crumbs
        ),
        "groups": groups,
        "chips": listing.chips(),
        "list_query": query,
        "number_found": len(dates),
        "dead_end": None if dates else dead_end_of(listing),
        "calendar_url": calendar,
        "webcal_url": calendar.replace(urlsplit(calendar).scheme, "webcal", 1),
        "changes_url": f"{reverse('recent_changes')}{query.rstrip('?')}",
        "number_of_days": sum(each.is_day for each in dates),
        "number_without_day": sum(not each.is_day for each in dates),
        "today": timezone.localdate(),
    }


def _table(dates: list[Coming]) -> Table:
    return Table(COLUMNS, dates, _("What comes next"), timezone.localdate())


@require_safe
def calendar(request: HttpRequest) -> HttpResponseBase:
    """Answer with the days that the query string asks for; 304 where none is new."""
    with translation.override(settings.LANGUAGE_CODE):
        listing = UpcomingList(request.GET, AddressBook())
        text = calendar_of(listing.dates, listing.query_string(), _name_of(listing))
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    etag, latest = quote_etag(sha256(text).hexdigest()[:32]), last_change(timezone.localdate())
    response["ETag"] = etag
    response["Last-Modified"] = http_date(latest)
    response["Cache-Control"] = "public, max-age=300"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    return get_conditional_response(request, etag, latest, response) or response


def _name_of(listing: UpcomingList) -> str:
    """Return a name that tells this calendar from others of ours: "Chancery: Ghana"."""
    words = ", ".join(chip.words for chip in listing.chips())
    return f"{settings.WAGTAIL_SITE_NAME}: {words or _('what comes next')}"
