"""An editor at work: what their browser would send, made from the form that Wagtail shows."""

from collections.abc import Iterator
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from foundation.models import PublishableRecord
from tests.factories.people import make_staff

Family = type[PublishableRecord]
Post = dict[str, str | list[str]]


class Editor:
    """A signed-in colleague in the screens of one family."""

    def __init__(self, client: Client, model: Family, *actions: str) -> None:
        self.model = model
        self.user = make_staff(model, *(actions or ("add", "change", "publish", "delete")))
        self.client = client
        client.force_login(self.user)

    def url(self, name: str, *args: Any) -> str:
        """Return the address of one of the family's screens."""
        return reverse(self.model.snippet_viewset.get_url_name(name), args=args)

    def form(self, record: PublishableRecord | None = None) -> Post:
        """Return what the form of a record, or of a new one, would send untouched."""
        url = self.url("edit", record.pk) if record else self.url("add")
        return submitted(self.client.get(url).context["form"])

    def save(self, record: PublishableRecord, data: Post, action: str = "") -> HttpResponse:
        """Press a button of the editor: none saves a draft."""
        return self._post(self.url("edit", record.pk), data, action)

    def create(self, data: Post, action: str = "") -> HttpResponse:
        """Press a button of the form for a new record."""
        return self._post(self.url("add"), data, action)

    def bulk(self, action: str, *records: PublishableRecord) -> HttpResponse:
        """Confirm a bulk action on several records."""
        meta = self.model._meta
        url = reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, action])
        chosen = "&".join(f"id={record.pk}" for record in records)
        back = self.url("list")
        return self.client.post(f"{url}?{chosen}&next={back}", follow=True)

    def _post(self, url: str, data: Post, action: str) -> HttpResponse:
        pressed = {f"action-{action}": "yes"} if action else {}
        return self.client.post(url, data | pressed)


def submitted(form: BaseForm) -> Post:
    """Return the data that a browser would send for a form as it is shown."""
    data: Post = dict(_fields(form))
    for formset in getattr(form, "formsets", {}).values():
        data |= dict(_fields(formset.management_form))
        for child in formset.forms:
            data |= submitted(child)
    return data


def _fields(form: BaseForm) -> Iterator[tuple[str, str | list[str]]]:
    for bound in form:
        value = bound.value()
        if value is None or value is False:
            continue
        if isinstance(value, list | tuple):
            yield bound.html_name, [str(getattr(item, "pk", item)) for item in value]
        elif value is True:
            yield bound.html_name, "on"
        else:
            shown = bound.field.widget.format_value(value)
            yield bound.html_name, str(shown if isinstance(shown, str) else value)
