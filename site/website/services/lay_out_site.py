"""Laying out the site: its home page, the list of every family, and the standing texts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from casestudies.models import CaseStudyIndexPage
from website.data.standing_texts import STANDING_TEXTS, StandingText
from website.models import (
    CitedInLawPage,
    ComparePage,
    CountryIndexPage,
    ForumIndexPage,
    FrameworkIndexPage,
    HomePage,
    LegislationIndexPage,
    MethodologyPage,
    PartnerIndexPage,
    PortalIndexPage,
    StandardPage,
    TopicIndexPage,
)

Write = Callable[[str], None]


@dataclass(frozen=True)
class ListPage:
    """A list below the home page: its kind, its part of the address, its title and first words."""

    model: type[Page]
    slug: str
    title: str
    introduction: str
    in_menu: bool = True


LISTS = (
    ListPage(
        LegislationIndexPage,
        "legislation",
        "Legislation",
        "Laws, bills, conventions and orders on child sexual abuse material online: where each "
        "stands today, since when, and which source says so.",
    ),
    ListPage(
        CitedInLawPage,
        "cited-in-law",
        "Cited in law",
        "Every provision that names us, our URL list, our hash list, our hotline or a reporting "
        "portal: its exact words, where they stand, and whether they are in force today.",
    ),
    ListPage(
        CountryIndexPage,
        "countries",
        "Countries",
        "Every country and territory, and the bodies they belong to: laws, reporting portals, "
        "partners, meetings and case studies together.",
    ),
    ListPage(
        PortalIndexPage,
        "portals",
        "Reporting portals",
        "Places where the public can report suspected child sexual abuse images and videos, "
        "anonymously, in a country that has no hotline of its own.",
    ),
    ListPage(
        PartnerIndexPage,
        "partners",
        "Partners",
        "The ministries, regulators, prosecutors and organisations that stand behind the portals.",
    ),
    ListPage(
        ForumIndexPage,
        "forums",
        "Forums",
        "Where internet policy is discussed and decided: the meetings, and our part in them.",
    ),
    ListPage(
        CaseStudyIndexPage,
        "case-studies",
        "Case studies",
        "What was done in one country, with whom, and what came of it.",
    ),
    ListPage(
        TopicIndexPage,
        "topics",
        "Topics",
        "The words we use for subjects of policy, each with its definition.",
    ),
    ListPage(
        FrameworkIndexPage,
        "frameworks",
        "Scorecards",
        "The same questions asked of every country. “Yes” and “partly” are answered with the words "
        "of a law, and what nobody has looked at yet says so.",
    ),
    ListPage(
        ComparePage,
        "compare",
        "Compare countries",
        "Any countries side by side: their laws and where each stands today, the duties these lay "
        "down, and the answers of a scorecard.",
        in_menu=False,
    ),
    ListPage(
        MethodologyPage,
        "methodology",
        "Methodology",
        "What our words mean, how the status of a law is computed, how dates are read, and how "
        "records are checked and corrected.",
        in_menu=False,
    ),
)

HOME_TITLE = "International policy"
HOME_INTRODUCTION = (
    "Laws, reporting portals and partners against child sexual abuse material, country by "
    "country. Every record names its sources and the day on which it was last checked, or says "
    "that nobody has checked it yet."
)


@transaction.atomic
def lay_out_site(write: Write) -> None:
    """Make the pages that are missing; those that exist stay as editors left them."""
    home = _home(write)
    _site(home, write)
    for page in LISTS:
        if not page.model._default_manager.exists():
            words = {"introduction": page.introduction, "show_in_menus": page.in_menu}
            _add(home, page.model, page.slug, page.title, **words)
            write(f"/{page.slug}/ added")
    for text in STANDING_TEXTS:
        if not StandardPage.objects.filter(slug=text.slug).exists():
            _add(home, StandardPage, text.slug, text.title, **_content(text))
            write(f"/{text.slug}/ added")


def _content(text: StandingText) -> dict[str, Any]:
    return {
        "introduction": text.introduction,
        "body": text.blocks,
        "show_in_menus": False,
        "search_description": text.introduction,
    }


def _home(write: Write) -> HomePage:
    home = HomePage.objects.first()
    if home is not None:
        return home
    root = Page.get_first_root_node()
    welcome = root.get_children().exact_type(Page).filter(slug="home").first()
    if welcome is not None:
        welcome.slug = "wagtail-welcome"
        welcome.save(update_fields=["slug"])
    home = root.add_child(instance=HomePage(title=HOME_TITLE, slug="home"))
    home.introduction = HOME_INTRODUCTION
    home.save_revision().publish()
    write("home page added")
    if welcome is not None:
        Site.objects.filter(root_page=welcome).update(root_page=home)
        Page.objects.get(pk=welcome.pk).delete()
    return HomePage.objects.get(pk=home.pk)


def _site(home: HomePage, write: Write) -> None:
    """Give the site the address of `SITE_URL`."""
    address = urlsplit(settings.SITE_URL)
    wanted = {
        "hostname": address.hostname,
        "port": address.port or (443 if address.scheme == "https" else 80),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "root_page_id": home.pk,
    }
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(is_default_site=True, **wanted)
        write(f"site at {settings.SITE_URL} added")
    elif any(getattr(site, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()
        write(f"site is at {settings.SITE_URL}")


def _add(home: Page, model: type[Page], slug: str, title: str, **values: Any) -> None:
    menu = values.pop("show_in_menus", True)
    page = home.add_child(instance=model(title=title, slug=slug, show_in_menus=menu, **values))
    page.save_revision().publish()
