"""The first screen of the tracker."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.choices import Role
from tests.factories.tracker import make_colleague

pytestmark = pytest.mark.django_db

SCREENS = ("tracker_dashboard", "tracker_head_view", "tracker_calendar")


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_every_role_of_the_tracker_opens_the_screens(client: Client, role: Role, name: str) -> None:
    client.force_login(make_colleague(role))
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", SCREENS)
def test_an_administrator_without_a_role_of_the_tracker_is_kept_out(
    client: Client, name: str
) -> None:
    client.force_login(make_colleague(Role.ADMINISTRATOR))
    assert client.get(reverse(name)).status_code in {302, 403}
