"""One door, five tries, one answer."""

import re

import pytest
from django.test import Client

from accounts.choices import Role
from accounts.models import User
from tests.accounts.conftest import PASSWORD, MakeColleague, SignIn

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/admin/login/",
        "/_util/login/",
        "/admin/password_reset/",
        "/admin/password_reset/confirm/MQ/abc-def/",
        "/django-admin/",
        "/django-admin/login/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_other_door_leads_to_the_one(
    address: str, method: str, colleague: MakeColleague, client: Client
) -> None:
    user = colleague(Role.ADMINISTRATOR)
    typed = {"username": user.email, "password": PASSWORD}
    response = getattr(client, method)(address, typed)
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "address",
    ["/accounts/signup/", "/accounts/email/", "/accounts/password/reset/", "/accounts/login/code/"],
)
def test_nobody_makes_an_account_or_a_password_by_mail(address: str, client: Client) -> None:
    assert client.get(address).status_code == 404
    assert client.post(address, {"email": "x@example.org"}).status_code == 404


def test_a_colleague_signs_in_whatever_the_case_of_the_address(
    colleague: MakeColleague, client: Client
) -> None:
    colleague(Role.EDITOR, email="policy@example.org")
    typed = {"login": " Policy@Example.org", "password": PASSWORD}
    response = client.post("/accounts/login/?next=/admin/reports/", typed | {"next": "/admin/x/"})
    assert (response.status_code, response["Location"]) == (302, "/admin/x/")


def answer(client: Client, address: str) -> tuple[int, str]:
    response = client.post("/accounts/login/", {"login": address, "password": "wrong"})
    text = response.content.decode().replace(address, "ADDRESS")
    return response.status_code, re.sub(r'value="[\w-]{32,}"', "", text)


def test_unknown_wrong_and_disabled_get_one_answer(
    colleague: MakeColleague, client: Client
) -> None:
    known = colleague(Role.EDITOR)
    disabled = colleague(Role.READER)
    User.objects.filter(pk=disabled.pk).update(is_active=False)
    answers = {answer(client, each) for each in (known.email, disabled.email, "who@example.org")}
    assert len(answers) == 1
    right = client.post("/accounts/login/", {"login": disabled.email, "password": PASSWORD})
    assert right.status_code == 200


def test_the_sixth_try_is_refused_even_when_right(colleague: MakeColleague, client: Client) -> None:
    user = colleague(Role.EDITOR)
    tries = [answer(client, user.email)[0] for _number in range(6)]
    assert tries == [200] * 5 + [429]
    right = client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert right.status_code == 429


def test_a_stranger_cannot_shut_a_colleague_out(colleague: MakeColleague, client: Client) -> None:
    user = colleague(Role.EDITOR)
    for _number in range(6):
        answer(client, user.email)
    typed = {"login": user.email, "password": PASSWORD}
    elsewhere = client.post("/accounts/login/", typed, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 302


def test_a_page_of_another_site_is_no_place_to_go_next(
    colleague: MakeColleague, client: Client
) -> None:
    user = colleague(Role.EDITOR)
    typed = {"login": user.email, "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post("/accounts/login/", typed)["Location"] == "/admin/"


def test_the_session_number_changes_at_sign_in(colleague: MakeColleague, client: Client) -> None:
    client.session.save()
    before = client.session.session_key
    user = colleague(Role.EDITOR)
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert client.session.session_key != before


def test_the_sign_in_page_works_without_scripts_and_says_its_language(client: Client) -> None:
    page = client.get("/accounts/login/").content.decode()
    assert '<html lang="en' in page
    assert '<label for="id_login">' in page
    assert not re.search(r"<script(?![^>]*(src=|type=\"application/json\"))", page)


def test_a_password_changed_by_its_owner_keeps_this_session_only(
    colleague: MakeColleague, sign_in: SignIn
) -> None:
    user = colleague(Role.EDITOR)
    other = Client()
    other.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    new = "quite another battery"
    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client = sign_in(user)
    client.post("/accounts/password/change/", typed)
    assert client.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302
