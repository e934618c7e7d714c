"""Answering what a form would alter, and saying it before a record is taken off the site."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.snippets.views.snippets import PreviewOnEditView, UnpublishView

from foundation import publishing
from foundation.repercussions import repercussions_of


class RepercussionsView(PreviewOnEditView):
    """The pages that would say something else if the form were published as it stands."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Look at the form without saving it; one that cannot be read leaves what was saved."""
        form = self.get_form(request.POST)
        is_valid = self.validate_form(form)
        candidate = form.save(commit=False) if is_valid else self.get_object()
        return TemplateResponse(
            request,
            "foundation/admin/repercussions.html",
            {"affected": repercussions_of(candidate), "incomplete": not is_valid},
        )


class RecordUnpublishView(UnpublishView):
    """Asks before a record leaves the site, and says which pages speak of it."""

    template_name = "foundation/admin/confirm_unpublish.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the pages."""
        affected = repercussions_of(self.object, leaving=True)
        return super().get_context_data(**kwargs) | {"affected": affected}

    def unpublish(self) -> HttpResponse | None:
        """Take the record off the site as `PublishableRecord.unpublish` does."""
        with transaction.atomic():
            for record in self.objects_to_unpublish:
                publishing.keep_public_state(record)
            answer: HttpResponse | None = super().unpublish()
        return answer
