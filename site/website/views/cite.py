"""`/id/<uid>/cite.<bib|ris|json>`: a record as the programs that keep references read it."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from website.cards.subjects import is_shown
from website.citations.bibtex import bibtex
from website.citations.citation import Citation, citation_of
from website.citations.csl import csl_json
from website.citations.ris import ris
from website.views.permanent_address import public_subject, say_gone

#: How a citation is written by the ending of its file, and the type of that.
WRITERS: Final[Mapping[str, tuple[Callable[[Citation], str], str]]] = {
    "bib": (bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": (ris, "application/x-research-info-systems; charset=utf-8"),
    "json": (csl_json, "application/vnd.citationstyles.csl+json; charset=utf-8"),
}


@require_safe
def cite(request: HttpRequest, uid: UUID, form: str) -> HttpResponse:
    """Answer with the citation as a file; say when the record was taken off the site."""
    if form not in WRITERS:
        raise Http404(_("A citation is handed out as bib, ris or json."))
    record = public_subject(uid)
    if record is None or not is_shown(record):
        return say_gone(request, uid)
    write, content_type = WRITERS[form]
    with translation.override(settings.LANGUAGE_CODE):
        citation = citation_of(record)
        response = HttpResponse(write(citation), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{citation.key}.{form}"'
    return response
