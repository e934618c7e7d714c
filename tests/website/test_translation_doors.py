"""The doors that translating brings along open to nobody who may not see what is behind them."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from tests.factories.people import make_staff
from tests.website.pages import SmallSite
from website.models import AlertDelivery


def test_no_snippet_is_read_past_its_own_screens(client: Client, small_site: SmallSite) -> None:
    client.force_login(make_staff(AlertDelivery))
    for model in get_snippet_models():
        address = f"/admin/localize/api/snippets/{model._meta.app_label}/{model._meta.model_name}/"
        assert client.get(address).status_code == 404, address
        assert client.get(f"{address}1/").status_code == 404, address


@pytest.mark.usefixtures("small_site")
def test_who_may_only_read_cannot_translate(client: Client) -> None:
    client.force_login(make_staff(AlertDelivery))
    page = Page.objects.get(slug="legislation", depth=3)
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    answer = client.post(address, {"locales": []})
    assert answer.status_code in {302, 403}
    assert answer.headers.get("Location", "/admin/") == "/admin/"
