"""A small public site: one record of every family, tied to one place, and its addresses."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale

from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from legislation.models import Instrument
from partnerships.register.models import Edition, Forum, Organisation, Portal, PortalPartner, Seat
from reference.models import Jurisdiction, Topic
from tests.factories.legislation import event, make_law
from tests.factories.records import make_record

LISTS = (
    "/legislation/",
    "/cited-in-law/",
    "/countries/",
    "/portals/",
    "/partners/",
    "/forums/",
    "/case-studies/",
    "/topics/",
    "/frameworks/",
)
FACETED = LISTS
STANDING = ("/", "/why-a-portal/", "/how-reporting-works/", "/contact/", "/methodology/")


@dataclass(frozen=True)
class SmallSite:
    """Records with known names."""

    place: Jurisdiction
    law: Instrument
    partner: Organisation
    portal: Portal
    forum: Forum
    edition: Edition
    seat: Seat
    study: CaseStudyPage

    @property
    def details(self) -> tuple[str, ...]:
        """The addresses of the pages of single records."""
        return (
            f"/legislation/ghana/{self.law.slug}/",
            "/countries/ghana/",
            f"/portals/{self.portal.slug}/",
            f"/partners/{self.partner.slug}/",
            f"/forums/{self.forum.slug}/",
            f"/case-studies/{self.study.slug}/",
            f"/topics/{Topic.objects.first().slug}/",
        )


def ghana() -> Jurisdiction:
    """Return a place of the reference data."""
    return Jurisdiction.objects.get(code="GH")


def make_portal(place: Jurisdiction, **values: Any) -> Portal:
    """Return a live portal of a place."""
    return make_record(Portal, jurisdiction=place, **values)


def stand_behind(partner: Organisation, portal: Portal, role: str = "government") -> None:
    """Make an organisation a partner of a portal."""
    PortalPartner.objects.create(portal=portal, organisation=partner, role=role)


def make_study(place: Jurisdiction, title: str = "How it began", **values: Any) -> CaseStudyPage:
    """Return a live case study of a place."""
    index = CaseStudyIndexPage.objects.get(locale=Locale.get_default())
    study = index.add_child(instance=CaseStudyPage(title=title, summary="What was done.", **values))
    study.place_links.create(jurisdiction=place)
    study.save_revision().publish()
    return CaseStudyPage.objects.get(pk=study.pk)


def make_small_site() -> SmallSite:
    """Return one live record of each family, all of Ghana."""
    place = ghana()
    law = make_law(
        event("assented", "2020-12-29"),
        event("in_force", "2021"),
        title="Cybersecurity Act 2020",
        number="Act 1038",
        jurisdiction=place,
    )
    partner = make_record(
        Organisation, name="Cyber Security Authority", kind="agency", jurisdiction=place
    )
    portal = make_portal(place, name="Ghana portal", launched="2020-10")
    stand_behind(partner, portal)
    forum = make_record(Forum, name="Forum of Testing", acronym="FoT")
    edition = make_record(
        Edition, forum=forum, name="FoT 2021", starts="2021-05", city="Accra", jurisdiction=place
    )
    seat = make_record(Seat, name="Board of Testing", forum=forum)
    return SmallSite(place, law, partner, portal, forum, edition, seat, make_study(place))
