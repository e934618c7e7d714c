"""One brief, as a page that prints well, as PDF and as a Word document."""

from collections.abc import Callable
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from partnerships.tracker.choices import AuditAction, BriefEdition, BriefFormat, Right
from partnerships.tracker.forms.briefs import BriefQuestionForm
from partnerships.tracker.models import (
    ActionPoint,
    Agreement,
    Commitment,
    InfluenceLink,
    Interaction,
    Relationship,
    TrackerModel,
)
from partnerships.tracker.services.brief_words import head_lines, left_out_words
from partnerships.tracker.services.make_brief import (
    Brief,
    Line,
    NotPublicError,
    Subject,
    find_subject,
    make_brief,
)
from partnerships.tracker.services.write_audit import write_audit
from partnerships.tracker.services.write_brief_docx import write_brief_docx
from partnerships.tracker.services.write_brief_pdf import write_brief_pdf
from partnerships.tracker.views.briefs.recent import remember
from partnerships.tracker.views.screens import TrackerScreen

Writer = Callable[[Brief], bytes]
WRITERS: Final[dict[BriefFormat, tuple[Writer, str]]] = {
    BriefFormat.PDF: (write_brief_pdf, "application/pdf"),
    BriefFormat.DOCX: (
        write_brief_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}
#: The model of the rows behind lines, by the word a line has for it.
MODELS: Final[dict[str, type[TrackerModel]]] = {
    "relationship": Relationship,
    "interaction": Interaction,
    "commitment": Commitment,
    "agreement": Agreement,
    "action": ActionPoint,
    "influence": InfluenceLink,
}
#: Where the row behind a line is shown.
SCREENS: Final = {
    "relationship": "tracker_partner",
    "interaction": "tracker_interaction",
    "commitment": "tracker_commitment",
    "agreement": "tracker_agreement",
    "action": "tracker_action",
    "post": "tracker_post",
}


class BriefView(TrackerScreen):
    """A brief of one country, region, forum or partner.

    `?edition=shareable` is the one that may be given to others, `?format=pdf` or `docx` a file.
    Whoever may see the tracker may take out what they see; the audit log says so each time.
    """

    needs = Right.SEE
    template_name = "tracker/admin/brief.html"
    http_method_names: Any = ("get", "head")
    header_icon = "doc-full"

    @cached_property
    def subject(self) -> Subject:
        """What the brief is about; raises Http404 where there is no such thing to be seen."""
        found = find_subject(self.kwargs["kind"], self.kwargs["key"], self.colleague)
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Show the brief, or hand it out as a file; raises Http404 for what cannot be shared."""
        question = BriefQuestionForm(request.GET)
        if not question.is_valid():
            raise Http404
        brief = self.made(question.cleaned_data["edition"])
        self._note_confidential(brief)
        remember(request, self.subject)
        wanted: BriefFormat | None = question.cleaned_data["format"]
        if wanted is not None:
            return self._file(brief, wanted)
        return self.render_to_response(self.get_context_data(brief=brief))

    def made(self, edition: BriefEdition) -> Brief:
        """Return the brief; raises Http404 if nothing of the record may be shared."""
        try:
            return make_brief(self.subject, edition, self.colleague)
        except NotPublicError:
            raise Http404 from None

    def _note_confidential(self, brief: Brief) -> None:
        """Write to the audit log how many confidential rows of each kind were seen in it."""
        for kind, number in sorted(brief.confidential.items()):
            detail = f"brief of a {self.subject.kind}, lines: {number}"
            write_audit(AuditAction.VIEWED, MODELS[kind], self.colleague, detail)

    def _file(self, brief: Brief, wanted: BriefFormat) -> HttpResponse:
        write, media_type = WRITERS[wanted]
        content = write(brief)
        self.note_export(
            self.subject.record,
            f"brief of a {brief.kind}, {brief.edition}, {wanted}, lines: {len(brief.lines)}",
        )
        response = HttpResponse(content, content_type=media_type)
        name = brief.name_of_file(wanted)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def trail(self) -> list[tuple[str, str]]:
        """Return the list of briefs."""
        return [(_("Briefs"), reverse("tracker_briefs"))]

    def get_page_title(self) -> str:
        """Return what the brief is about."""
        return _("Brief: %(name)s") % {"name": self.subject.name}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the brief, each line with where the row behind it is shown."""
        brief: Brief = kwargs["brief"]
        return super().get_context_data(
            **kwargs,
            head_lines=head_lines(brief),
            left_out=left_out_words(brief),
            sections=[
                (section, [(line, screen_of(line)) for line in section.lines])
                for section in brief.sections
            ],
            may_be_shared=getattr(self.subject.record, "live", True),
            here=address_of(self.subject),
            editions=BriefEdition,
            formats=BriefFormat,
        )


def address_of(subject: Subject) -> str:
    """Return where the brief of a subject is."""
    return reverse("tracker_brief", kwargs={"kind": subject.kind, "key": subject.key})


def screen_of(line: Line) -> str:
    """Return the address of the screen of the row behind a line, empty where there is none."""
    if line.record is None or line.record[0] not in SCREENS:
        return ""
    kind, uid = line.record
    return reverse(SCREENS[kind], kwargs={"uid": uid})
