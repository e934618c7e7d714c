"""Where a second factor is required, a password alone opens nothing."""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.test import Client

from accounts.choices import Role
from accounts.models import User
from tests.accounts.conftest import PASSWORD, MakeColleague, SignIn

DOORS = ["/admin/", "/admin/account/", "/admin/pages/", "/admin/api/main/pages/", "/admin/nowhere/"]


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def _required(settings: Any) -> None:
    settings.SECOND_FACTOR = "required"


@pytest.mark.usefixtures("_required")
@pytest.mark.parametrize("address", DOORS)
def test_a_password_alone_leads_to_setting_one_up(
    address: str, colleague: MakeColleague, sign_in: SignIn
) -> None:
    response = sign_in(colleague(Role.ADMINISTRATOR)).get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/2fa/?next=")


@pytest.mark.usefixtures("_required")
def test_a_script_of_the_admin_is_refused_plainly(
    colleague: MakeColleague, sign_in: SignIn
) -> None:
    client = sign_in(colleague(Role.EDITOR))
    response = client.get("/admin/", headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 403


@pytest.mark.usefixtures("_required")
def test_password_and_code_together_open_the_admin(
    colleague: MakeColleague, sign_in: SignIn
) -> None:
    user = colleague(Role.EDITOR)
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    client = sign_in(user)
    assert client.get("/admin/").status_code == 302
    client.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    assert client.get("/admin/").status_code == 200


def activate(client: Client, secret_page: str = "/accounts/2fa/totp/activate/") -> Any:
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    secret = client.get(secret_page).context["form"].secret
    return client.post(secret_page, {"code": code(secret)})


@pytest.mark.usefixtures("_required")
@pytest.mark.django_db(transaction=True)
def test_setting_a_factor_up_ends_other_sessions_and_asks_for_it(
    colleague: MakeColleague, sign_in: SignIn
) -> None:
    user = colleague(Role.EDITOR)
    other = Client()
    other.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    client = sign_in(user)
    activate(client)
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    assert client.get("/admin/")["Location"].startswith("/accounts/2fa/reauthenticate/")
    assert other.get("/admin/")["Location"].startswith("/accounts/login/")


def test_the_secret_of_a_factor_is_not_stored_in_the_clear(colleague: MakeColleague) -> None:
    secret = generate_totp_secret()
    TOTP.activate(colleague(Role.EDITOR), secret)
    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_where_it_is_offered_a_banner_says_so(colleague: MakeColleague, sign_in: SignIn) -> None:
    page = sign_in(colleague(Role.EDITOR)).get("/admin/").content.decode()
    assert "You signed in by password alone" in page


def test_wrong_codes_are_counted(colleague: MakeColleague, sign_in: SignIn) -> None:
    user = colleague(Role.EDITOR)
    TOTP.activate(user, generate_totp_secret())
    client = sign_in(user)
    for _number in range(6):
        response = client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "Too many" in response.content.decode()
    assert User.objects.get(pk=user.pk).last_login is None
