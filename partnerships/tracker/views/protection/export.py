"""Everything that is kept about one person or address, as a page to read or a file to hand over."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import Right
from partnerships.tracker.forms.protection import AddressForm, EraseRequestsForm
from partnerships.tracker.models import Person
from partnerships.tracker.services.erase_person import erase_requests
from partnerships.tracker.services.export_person import export_address, export_person
from partnerships.tracker.views.form_screens import TrackerFormScreen
from partnerships.tracker.views.screens import TrackerScreen

JSON = "json"


class PersonExportScreen(TrackerScreen):
    """What is kept about one person; `?format=json` is the file."""

    needs: ClassVar[Right] = Right.MANAGE
    page_title = gettext_lazy("Everything about a person")
    header_icon = "download"
    template_name = "tracker/admin/protection_export.html"
    http_method_names = ("get", "head")

    @cached_property
    def person(self) -> Any:
        """The person; raises Http404 for nobody."""
        return self.visible(Person, self.kwargs["uid"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it, or hand out the file; both are written down."""
        as_file = request.GET.get("format") == JSON
        everything = export_person(self.person, self.colleague)
        self.note_export(self.person, JSON if as_file else "page")
        if as_file:
            return json_file(everything, f"person-{self.person.uid}.json")
        context = self.get_context_data(person=self.person, parts=parts_of(everything), **kwargs)
        return self.render_to_response(context)

    def trail(self) -> list[tuple[str, str]]:
        """Return the overview."""
        return [(_("Data protection"), reverse("tracker_protection"))]


class AddressExportScreen(TrackerFormScreen):
    """What is kept about an e-mail address, which never stands in the address of a page."""

    needs: ClassVar[Right] = Right.MANAGE
    page_title = gettext_lazy("Everything about an e-mail address")
    header_icon = "download"
    template_name = "tracker/admin/protection_address.html"
    form_class: Any = AddressForm
    submit_label = gettext_lazy("Show what is kept")

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Show it, hand out the file, or erase the requests."""
        if request.POST.get("do") == "erase":
            return super().post(request)
        form = self.get_form()
        if not form.is_valid():
            return self.refuse(form)
        email = form.cleaned_data["email"]
        everything = export_address(email, self.colleague)
        as_file = request.POST.get("do") == JSON
        self.note_export(PortalRequest, f"{JSON if as_file else 'page'}, one address")
        if as_file:
            return json_file(everything, "address.json")
        return self.render_to_response(self.found(form, email, everything))

    def found(self, form: Any, email: str, everything: dict[str, Any]) -> dict[str, Any]:
        """Return what is shown of what is kept."""
        requests = {"requests_for_a_portal": everything["requests_for_a_portal"]}
        people = [
            (each["person"], parts_of(each | {"requests_for_a_portal": []}))
            for each in everything["people"]
        ]
        erase = EraseRequestsForm(colleague=self.colleague, initial={"email": email})
        return self.get_context_data(
            form=form,
            email=email,
            is_found=True,
            people=people,
            parts=parts_of(requests),
            erase_form=erase,
        )

    def get_form(self) -> Any:
        """Return the form, which asks why where something is erased."""
        erases = self.request.POST.get("do") == "erase"
        form_class = EraseRequestsForm if erases else AddressForm
        return form_class(**self.get_form_kwargs())

    def save(self, form: Any) -> int:
        """Erase the requests."""
        asked = form.cleaned_data
        return erase_requests(asked["email"], self.colleague, asked["reason"])

    def success_message(self, saved: Any) -> Any:
        """Say how many."""
        return _("%(number)d requests were erased.") % {"number": saved}

    def success_url(self, _saved: Any) -> str:
        """Go on to the overview."""
        return reverse("tracker_protection")

    def trail(self) -> list[tuple[str, str]]:
        """Return the overview."""
        return [(_("Data protection"), reverse("tracker_protection"))]


def parts_of(everything: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return what is kept as headed lists of rows, for reading; empty parts are left out."""
    labels = {
        "person": _("The person"),
        "posts": _("Posts"),
        "interactions": _("Interactions"),
        "agreements_signed": _("Agreements signed"),
        "mentions_of_a_former_holder": _("What still names a former holder"),
        "texts_that_name_the_person": _("Texts that name the person"),
        "requests_for_a_portal": _("Requests for a portal"),
        "audit_log": _("What was done with the record"),
    }
    found = []
    for key, label in labels.items():
        rows = everything.get(key) or []
        rows = [rows] if isinstance(rows, dict) else rows
        if rows:
            found.append((label, [_worded(row) for row in rows]))
    return found


def _worded(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row in words: what is empty left out, yes for true and no for false."""
    said = {True: _("yes"), False: _("no")}
    return {
        name.replace("_", " "): said[value] if isinstance(value, bool) else value
        for name, value in row.items()
        if value not in (None, "")
    }


def json_file(everything: dict[str, Any], name: str) -> HttpResponse:
    """Return it as a file that programs read."""
    response = JsonResponse(everything, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
