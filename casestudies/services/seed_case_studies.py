"""Load the demonstration's case studies as pages below the list of case studies."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Locale, PageLogEntry

from casestudies.models import (
    CaseStudyIndexPage,
    CaseStudyLaw,
    CaseStudyPage,
    CaseStudyPartner,
    CaseStudyPlace,
    CaseStudyPortal,
    CaseStudySource,
)
from foundation.services.seed_record import SEEDED, Outcome, outcome_line, seed_uid
from legislation.models import Instrument
from partnerships.register.models import Portal
from partnerships.register.services.seed_demo.files import Lookups
from reference.models import Topic

DATA: Final = Path(__file__).resolve().parents[1] / "data" / "demo" / "case_studies.json"


def read_case_studies() -> list[dict[str, Any]]:
    """Return the case studies of the data file."""
    studies: list[dict[str, Any]] = json.loads(DATA.read_text(encoding="utf-8"))
    return studies


def seed_case_studies(write: Callable[[str], None]) -> None:
    """Make the pages that are not there yet; edited, withdrawn or deleted ones stay so."""
    parent = CaseStudyIndexPage.objects.filter(locale=Locale.get_default()).first()
    if parent is None:
        write("case studies: none, because the site has no list of case studies")
        return
    found, outcomes = Lookups(), Counter[Outcome]()
    for study in read_case_studies():
        outcomes[_seed(parent, study, found)] += 1
    write(outcome_line("case studies", outcomes))


@transaction.atomic
def _seed(parent: CaseStudyIndexPage, study: dict[str, Any], found: Lookups) -> Outcome:
    key = seed_uid("case-study", study["key"])
    standing = CaseStudyPage.objects.filter(translation_key=key).first()
    if standing is not None:
        return "unchanged" if _is_as_seeded(standing) else "kept"
    if PageLogEntry.objects.filter(action=SEEDED, data__uid=str(key)).exists():
        return "kept"
    page = CaseStudyPage(
        translation_key=key,
        locale=parent.locale,
        title=study["title"],
        slug=study["slug"],
        summary=study["summary"],
        happened=study["happened"],
        body=json.dumps([_block(block, found) for block in study["body"]]),
        live=False,
    )
    _tie(page, study, found)
    parent.add_child(instance=page)
    revision = page.save_revision()
    log(page, SEEDED, revision=revision, data={"uid": str(key)})
    revision.publish()
    return "created"


def _is_as_seeded(page: CaseStudyPage) -> bool:
    made = PageLogEntry.objects.filter(action=SEEDED, revision_id=page.latest_revision_id)
    return bool(page.live and made.exists())


def _block(block: dict[str, Any], found: Lookups) -> dict[str, Any]:
    """Return a block of the body; a passage with the title of its source."""
    if block["type"] != "passage":
        return block
    source = found.source(block["value"]["source_url"])
    return block | {"value": block["value"] | {"source_title": str(source)}}


def _tie(page: CaseStudyPage, study: dict[str, Any], found: Lookups) -> None:
    """Tie the page to the records that are there; what is not on the site is left out."""
    portals = Portal.objects.live().filter(uid__in=_uids("portal", study["portals"]))
    laws = Instrument.objects.live().filter(uid__in=_uids("instrument", study["laws"]))
    partners = [found.organisations[key] for key in study["partners"] if key in found.organisations]
    page.place_links = [
        CaseStudyPlace(jurisdiction=found.places[code], sort_order=number)
        for number, code in enumerate(study["places"])
    ]
    page.portal_links = [
        CaseStudyPortal(portal=portal, sort_order=number) for number, portal in enumerate(portals)
    ]
    page.partner_links = [
        CaseStudyPartner(organisation=partner, sort_order=number)
        for number, partner in enumerate(partners)
    ]
    page.law_links = [
        CaseStudyLaw(instrument=law, sort_order=number) for number, law in enumerate(laws)
    ]
    page.source_links = [
        CaseStudySource(source=found.source(address), sort_order=number)
        for number, address in enumerate(study["sources"])
    ]
    page.topics.set(Topic.objects.filter(slug__in=study["topics"]))


def _uids(family: str, keys: list[str]) -> list[Any]:
    return [seed_uid(family, key) for key in keys]
