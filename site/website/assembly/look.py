"""How this site looks, as its pages say it."""

from dataclasses import dataclass

from django.conf import settings

from foundation.keeping import kept
from medialibrary.models import Rendition
from website.look.colouring import mark_of
from website.models.site_look import LOGO_SIZE, SiteLook

#: The height of a logo on a page, in pixels.
LOGO_HEIGHT = 40


@dataclass(frozen=True)
class Logo:
    """A picture and the size at which it is shown."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Look:
    """What pages need of the row `SiteLook`; what it leaves out is as the design has it."""

    name: str = settings.WAGTAIL_SITE_NAME
    logo: Logo | None = None
    stylesheet: str = ""
    footer_text: str = ""

    @property
    def mark(self) -> str:
        """What the address of the style sheet bears; empty without one."""
        return mark_of(self.stylesheet)


def look_of_the_site() -> Look:
    """Return how the site looks."""
    return kept(("look",), _read)


def _read() -> Look:
    row = SiteLook.objects.first()
    if row is None:
        return Look()
    return Look(row.name or Look.name, _logo(row), row.stylesheet, row.footer_text)


def _logo(row: SiteLook) -> Logo | None:
    """Return the logo as it was made when it was chosen; a private picture is none."""
    if row.logo_id is None:
        return None
    made = Rendition.objects.select_related("image__collection")
    rendition = made.filter(image=row.logo_id, filter_spec=LOGO_SIZE).first()
    if rendition is None or rendition.image.collection.get_view_restrictions():
        return None
    width = round(rendition.width * LOGO_HEIGHT / rendition.height)
    return Logo(rendition.url, width, LOGO_HEIGHT)
