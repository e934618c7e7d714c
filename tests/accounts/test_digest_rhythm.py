"""A colleague chooses how often to hear what is due."""

from itertools import chain

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from partnerships.register.models import Forum
from tests.contracts.editor import submitted
from tests.factories.people import make_staff

pytestmark = pytest.mark.django_db


def test_everybody_hears_daily_until_they_choose_otherwise(client: Client) -> None:
    user = make_staff(Forum)
    client.force_login(user)
    page = client.get(reverse("wagtailadmin_account")).content.decode()
    assert user.digest == "daily"
    assert 'name="digest-digest"' in page


def test_the_choice_is_kept_and_signs_nobody_out(client: Client) -> None:
    user = make_staff(Forum, last_name="Two")
    client.force_login(user)
    address = reverse("wagtailadmin_account")
    panels = client.get(address).context["panels_by_tab"].values()
    data: dict[str, str | list[str]] = {}
    for panel in chain.from_iterable(panels):
        data |= submitted(panel.get_form())
    client.post(address, data | {"digest-digest": "weekly"})
    assert User.objects.get(pk=user.pk).digest == "weekly"
    assert client.get(address).status_code == 200
