"""`/cards/<family>/<key>.png`: the picture that is shown where a page is shared."""

from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http import HttpResponsePermanentRedirect as Moved
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.keeping import kept
from website.cards.addresses import LANGUAGE, MARK, mark_of
from website.cards.card import Card
from website.cards.composing import compose
from website.cards.drawing import draw
from website.cards.letters import can_be_drawn
from website.cards.subjects import SUBJECTS
from website.services.find_moved import names_today, survivor_of

#: Seconds for which a picture is kept: for ever under its own mark, briefly under any other.
FOR_EVER: Final = 31_536_000
BRIEFLY: Final = 300


@require_safe
def share_card(request: HttpRequest, family: str, key: str) -> HttpResponse:
    """Answer with the picture, kept until something public changes; Http404 for the rest."""
    if family not in SUBJECTS:
        raise Http404(_("There is no such picture."))
    wanted = request.GET.get(LANGUAGE, settings.LANGUAGE_CODE)
    language = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    try:
        with translation.override(language):
            mark, picture = kept(("card", family, key), lambda: _picture(family, key))
    except Http404:
        return _moved(family, key, language)
    response = HttpResponse(picture, content_type="image/png")
    is_own = request.GET.get(MARK) == mark
    age = f"max-age={FOR_EVER}, immutable" if is_own else f"max-age={BRIEFLY}"
    response["Cache-Control"] = f"public, {age}"
    response["X-Content-Type-Options"] = "nosniff"
    # Whoever shows a preview of our page may show its picture.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _moved(family: str, key: str, language: str) -> HttpResponse:
    """Lead to the picture of what was merged with another or has another name today."""
    subject = SUBJECTS[family]
    today = survivor_of(key) if subject.is_key(key) and subject.field == "uid" else None
    if subject.field == "slug":
        today = next(iter(names_today(subject.model, key)), None)
    if today is None:
        raise Http404(_("There is no such picture."))
    path = reverse("share_card", args=[family, today])
    return Moved(f"{path}?{urlencode({LANGUAGE: language})}")


def _picture(family: str, key: str) -> tuple[str, bytes]:
    """Return mark and picture of what the public may see; raise Http404 for anything else.

    So what is not there takes no room among what is kept.
    """
    record = SUBJECTS[family].find(key)
    if record is None:
        raise Http404(_("There is no such picture."))
    mark = mark_of(family, record)
    return mark, draw(_drawable(family, record))


def _drawable(family: str, record: object) -> Card:
    """Return the card in the language spoken, in English where its letters cannot be set."""
    card = compose(family, record)
    if all(map(can_be_drawn, card.texts)):
        return card
    with translation.override(settings.LANGUAGE_CODE):
        return compose(family, record)
