"""Doors of wagtail-localize that would let an editor publish: here nothing passes the approval.

The addresses are the library's own; `config.urls_staff` puts these views before its.
"""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.views import convert
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from website.services.refresh_search_entry import refresh_search_entry


class SubmitPage(SubmitPageTranslationView):
    """Begin a translation: the page is then one of its own, in the words of its original.

    Where words were kept from an earlier translation they would be shown at once, so that only
    somebody who may publish begins it again. Pages are begun one by one: those below would be
    overwritten where they have been translated.
    """

    template_name = "website/admin/translating/submit.html"

    def get_form(self) -> forms.Form:
        """Return the form with the languages that the colleague may begin."""
        form: forms.Form = super().get_form()
        _hide(form, "include_subtree")
        _hide(form, "select_all")
        if not _may_publish(self.request.user, self.object):
            locales: Any = form.fields["locales"]
            locales.queryset = locales.queryset.exclude(pk__in=_with_words(self.object))
            locales.help_text = _("An approver begins again what was translated before.")
        return form

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Begin with what the original says today, not when it was first translated."""
        TranslationSource.update_or_create_from_instance(self.object)
        answer: HttpResponse = super().form_valid(form)
        return answer


class UpdatePages(UpdateTranslationsView):
    """Bring what is to be translated up to date; only who may publish does that at once."""

    template_name = "website/admin/translating/update.html"

    def get_form(self) -> forms.Form:
        """Return the form, without publishing for somebody who may not."""
        form: forms.Form = super().get_form()
        targets = [each.get_target_instance() for each in self._translations()]
        if not all(_may_publish(self.request.user, each) for each in targets):
            _hide(form, "publish_translations")
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words that the original has by now, and its translations have not been told."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"new_words": _new_words(self.object)}

    def _translations(self) -> Any:
        return self.object.translations.filter(enabled=True)


def convert_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Let a page show its original again: readers see that at once, and the search finds that."""
    page = get_object_or_404(Page, pk=page_id)
    if not _may_publish(request.user, page):
        raise PermissionDenied
    answer: HttpResponse = convert.convert_to_alias(request, page_id)
    if request.method == "POST":
        refresh_search_entry(Page.objects.get(pk=page_id).specific)
    return answer


def _may_publish(user: Any, page: Page) -> bool:
    may: bool = page.permissions_for_user(user).can_publish()
    return may


def _with_words(page: Page) -> Any:
    """Return the keys of the languages in which words of a page are kept."""
    kept = StringTranslation.objects.filter(context__object_id=page.translation_key)
    return kept.values("locale")


def _new_words(source: TranslationSource) -> list[str]:
    """Return the paragraphs of the live original that are not among those to be translated."""
    segments = StringSegment.objects.filter(source=source)
    known = set(segments.values_list("context__path", "string__data"))
    today = extract_segments(source.get_source_instance())
    words = [each for each in today if isinstance(each, StringSegmentValue)]
    return [each.render_text() for each in words if (each.path, each.string.data) not in known]


def _hide(form: forms.Form, name: str) -> None:
    """Take a field out of a form: whatever is sent for it, it is empty."""
    field = form.fields[name]
    field.disabled, field.initial, field.widget = True, False, forms.HiddenInput()
