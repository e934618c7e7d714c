"""Laying out the site: its home page, the list of every family, and the standing texts."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from website.data.site_lists import HOME, LISTS
from website.data.standing_texts import STANDING_TEXTS, StandingText
from website.models import HomePage, StandardPage

Write = Callable[[str], None]


@transaction.atomic
def lay_out_site(write: Write) -> None:
    """Make the pages that are missing; those that exist stay as editors left them."""
    home = _home(write)
    _site(home, write)
    for page in LISTS:
        if not page.model._default_manager.filter(locale=home.locale).exists():
            words = {"introduction": page.introduction, "show_in_menus": page.in_menu}
            _add(home, page.model, page.slug, page.title, **words)
            write(f"/{page.slug}/ added")
    for text in STANDING_TEXTS:
        if not StandardPage.objects.filter(slug=text.slug, locale=home.locale).exists():
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
    home = HomePage.objects.filter(locale=Locale.get_default()).first()
    if home is not None:
        return home
    root = Page.get_first_root_node()
    welcome = root.get_children().exact_type(Page).filter(slug="home").first()
    if welcome is not None:
        welcome.slug = "wagtail-welcome"
        welcome.save(update_fields=["slug"])
    home = root.add_child(instance=HomePage(title=HOME.title, slug="home"))
    home.introduction = HOME.introduction
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
