"""What every object of schema.org on the site shares."""

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings

from exchange.licence import licence
from foundation.addresses import AddressBook
from foundation.keeping import kept
from foundation.partial_dates import PartialDate
from partnerships.register.models import Organisation
from reference.models import Jurisdiction
from website.api.links import permanent

CONTEXT: Final = "https://schema.org"
Thing = dict[str, Any]


def thing(kind: str, /, **said: Any) -> Thing:
    """Return an object of schema.org; what is not known is left out."""
    return {"@type": kind, **{name: value for name, value in said.items() if _is_known(value)}}


def page_thing(kind: str, identifier: str = "", /, **said: Any) -> Thing:
    """Return an object that a page says on its own."""
    own = {"@id": identifier} if identifier else {}
    return {"@context": CONTEXT, **own, **thing(kind, **said)}


def _is_known(value: Any) -> bool:
    return value is not None and value not in ("", [], {}, ())


def address(frame: Any) -> str:
    """Return the address of the page."""
    return str(frame.canonical_url)


def machine_date(when: Any) -> str | None:
    """Return a date as ISO 8601 has it, as exact as it is; None where nobody knows it."""
    date = PartialDate.coerce(when)
    return None if date is None or date.planned else date.isoformat()


def publisher() -> Thing:
    """Return the organisation that runs the site."""
    us = kept(("us",), Organisation.objects.live().us().first)
    name = us.name if us is not None else settings.WAGTAIL_SITE_NAME
    return thing("Organization", name=name, url=f"{settings.SITE_URL}/")


def about_the_data(record: Any) -> Thing:
    """Return who says so, when, and on what terms it may be used: of the data, not of the thing."""
    published = getattr(record, "last_published_at", None)
    return {
        "sdPublisher": publisher(),
        "sdLicense": licence().url,
        **({"sdDatePublished": published.date().isoformat()} if published else {}),
    }


def place_thing(place: Jurisdiction | None, book: AddressBook) -> Thing | None:
    """Return a country or other place; None for a body, which is none."""
    if place is None or place.is_body:
        return None
    kind = "Country" if place.kind == "state" else "AdministrativeArea"
    return thing(kind, name=place.local_name, identifier=place.code, url=book.full_url(place) or "")


def reference(kind: str, record: Any, book: AddressBook) -> Thing:
    """Return another record of ours, by name and address."""
    said = thing(kind, name=str(record), url=book.full_url(record) or "")
    return {"@type": kind, "@id": permanent(record.uid), **said}


def addresses(sources: Iterable[Any]) -> list[str]:
    """Return the addresses of sources, each once; of those that work."""
    found = (each.url for each in sources if each is not None and each.is_linkable)
    return list(dict.fromkeys(found))
