"""The one door: who may come in, and what the others are told."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Invite
from tests.journeys.people import Editor, Reader


def test_an_editor_signs_in_and_out(invite: Invite) -> None:
    editor = invite(Editor)
    editor.sign_in()
    expect(editor.page).to_have_url(f"{editor.site}/admin/")
    editor.open("/accounts/logout/")
    editor.page.get_by_role("button", name="Sign out").click()
    editor.open("/admin/")
    assert editor.path.startswith("/accounts/login/")


def test_a_wrong_password_is_told_and_the_address_kept(invite: Invite) -> None:
    editor = invite(Editor)
    editor.sign_in(password="not this one")
    expect(editor.page.get_by_text("not correct")).to_be_visible()
    expect(editor.page.get_by_label("Email")).to_have_value(editor.email)


@pytest.mark.parametrize("door", ["/admin/login/", "/django-admin/", "/_util/login/", "/admin/"])
def test_every_other_door_leads_to_the_one_sign_in(reader: Reader, door: str) -> None:
    reader.open(door)
    assert reader.path.startswith("/accounts/login/")
    expect(reader.page.get_by_label("Password")).to_be_visible()
