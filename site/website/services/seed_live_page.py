"""Make the page of the demonstration that says live values."""

from collections.abc import Callable

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Locale, PageLogEntry

from foundation.services.seed_record import SEEDED, seed_uid
from website.data.demo_page import FROM_BILL_TO_LAW
from website.models import HomePage, StandardPage


@transaction.atomic
def seed_live_page(write: Callable[[str], None]) -> None:
    """Make the page unless it is there; one that was edited, withdrawn or deleted stays so."""
    home, text = HomePage.objects.filter(locale=Locale.get_default()).first(), FROM_BILL_TO_LAW
    key = seed_uid("page", text.slug)
    made = PageLogEntry.objects.filter(action=SEEDED, data__uid=str(key))
    taken = StandardPage.objects.filter(slug=text.slug)
    if home is None or made.exists() or taken.exists():
        write(f"/{text.slug}/: as it is")
        return
    page = StandardPage(
        translation_key=key,
        locale=home.locale,
        title=text.title,
        slug=text.slug,
        introduction=text.introduction,
        body=text.blocks,
        show_in_menus=False,
        live=False,
    )
    home.add_child(instance=page)
    revision = page.save_revision()
    log(page, SEEDED, revision=revision, data={"uid": str(key)})
    revision.publish()
    write(f"/{text.slug}/ added")
