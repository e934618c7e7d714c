"""Files that machines look for at fixed addresses."""

import datetime
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from exchange.licence import licence
from foundation.addresses import AddressBook, prefix_of
from website.api.families import FAMILIES
from website.api.links import absolute, root

PLAIN = "text/plain; charset=utf-8"
SECURITY_TEXT_LASTS = datetime.timedelta(days=180)
#: Pages that answer a question or a form: there is nothing in them to be found. The page that
#: asks the question may be.
UNCRAWLED: Final = (
    *("search/?", "search/suggest/"),
    *("report-error/", "follow/", "embed/", "request-a-portal/thanks/"),
)
WHAT_IT_IS: Final = (
    "Laws, reporting portals, partners, forums and case studies on online safety, country by "
    "country, each fact with its source and the day on which it was last checked."
)
HOW_TO_READ: Final = (
    "The status of a law is computed from dated, sourced events; say it together with the event "
    "that decides it. Dates are as exact as their source: never add a day to a month. “No”, “not "
    "reviewed” and “no information” are different answers."
)
HOW_TO_CITE: Final = (
    "- Cite the title of the record, the name of this site, the permanent address of the record "
    "(%s/id/ and its identifier), and the day on which you read it."
)


def robots(_request: HttpRequest) -> HttpResponse:
    """Tell crawlers where the sitemap is, and to leave searches, forms and downloads alone."""
    prefixes = [prefix_of(code) for code, _name in settings.LANGUAGES]
    lines = [
        "User-agent: *",
        *(f"Disallow: {prefix}/{path}" for prefix in prefixes for path in UNCRAWLED),
        "Disallow: /*?format=",
        "Disallow: /*&format=",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


def security(_request: HttpRequest) -> HttpResponse:
    """Tell whoever found a weakness where to write (RFC 9116)."""
    expires = (timezone.now() + SECURITY_TEXT_LASTS).replace(microsecond=0)
    lines = [
        f"Contact: {settings.SITE_URL}/contact/",
        f"Expires: {expires.isoformat().replace('+00:00', 'Z')}",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
        "Preferred-Languages: en, fr, es, ar",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


def llms(request: HttpRequest) -> HttpResponse:
    """Tell programs that read for people what is here, and how to name it (llmstxt.org)."""
    book, terms = AddressBook.of(request), licence()
    lists = [
        f"- [{each.title}]({absolute(path)}): {each.meaning} As data: {root()}{each.name}"
        for each in FAMILIES
        if each.page_model and (path := book.index_path(each.page_model))
    ]
    lines = [
        f"# {settings.WAGTAIL_SITE_NAME}",
        "",
        f"> {WHAT_IT_IS}",
        "",
        HOW_TO_READ,
        "",
        "## Lists",
        "",
        *lists,
        "",
        "## For programs",
        "",
        f"- [API]({absolute(reverse('api_docs'))}): every record as JSON, without a key.",
        f"- [OpenAPI document]({root()}openapi.json): the same for programs.",
        f"- [Changes]({root()}changes): what was published, changed and withdrawn.",
        f"- [Feed]({absolute(reverse('changes_feed'))}): the same as Atom.",
        f"- [Calendar]({absolute(reverse('calendar'))}): what is coming, as iCalendar.",
        f"- [Sitemap]({settings.SITE_URL}/sitemap.xml): every page in every language.",
        "",
        "## Licence and citation",
        "",
        f"- Licence: [{terms.name}]({terms.url}).",
        HOW_TO_CITE % settings.SITE_URL,
        "- What was withdrawn answers 410 there: stop saying it.",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)
