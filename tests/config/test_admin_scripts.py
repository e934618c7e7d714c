"""The admin works under a policy without inline scripts, and asks no other host."""

import json
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client, RequestFactory
from wagtail.models import Page

from accounts.choices import Role
from accounts.models import User
from accounts.services.grant_role import has_role
from accounts.services.make_demo_users import make_demo_users
from foundation.middleware.inert_scripts import InertScripts

FORMS = [
    "/admin/",
    "/admin/snippets/legislation/instrument/add/",
    "/admin/redirects/add/",
    "/admin/users/new/",
    "/admin/images/add/",
    "/admin/account/",
    "/accounts/login/",
    "/accounts/2fa/",
    "/accounts/password/change/",
]
OTHER_HOST = re.compile(
    r"""<(?:script|link|img|iframe|source|form)\b[^>]*?(?:src|href|srcset|action)=["'](?:https?:)?//"""
)
WIDGET = re.compile(r"<script type=text/x-widget>(.*?)</script>", re.DOTALL)
STARTED = re.compile(r"^\s*(?:\(function\(\) \{\s*var panel = )?(?:new )?(\w+)\(")


@pytest.fixture
def administrator(db: None, client: Client) -> Client:
    """Return the browser of an administrator."""
    for user in make_demo_users("password of all"):
        if has_role(user, Role.ADMINISTRATOR):
            client.force_login(User.objects.get(pk=user.pk))
    return client


@pytest.fixture
def started_by_us() -> str:
    """Return our script, which lists what it starts."""
    path = finders.find("foundation/inert-scripts.js")
    assert isinstance(path, str)
    with open(path, encoding="utf-8") as script:  # noqa: PTH123  (a path of the finders)
        return script.read()


@pytest.mark.parametrize("address", FORMS)
def test_no_script_of_a_page_needs_to_run_inline(
    address: str, administrator: Client, started_by_us: str
) -> None:
    page = administrator.get(address).content.decode()
    assert not re.search(r"<script>|<script type=\"text/javascript\">", page)
    assert not re.search(r"<\w[^>]*\son(?:click|load|change|submit)=", page)
    for text in WIDGET.findall(page):
        start = STARTED.match(text)
        assert start, text
        assert f"'{start[1]}'" in started_by_us


def test_an_editor_of_laws_has_widgets_that_we_start(administrator: Client) -> None:
    page = administrator.get("/admin/snippets/legislation/instrument/add/").content.decode()
    assert len(WIDGET.findall(page)) > 3
    assert "foundation/inert-scripts.js" in page


@pytest.mark.parametrize("address", FORMS)
def test_no_page_of_staff_asks_another_host(address: str, administrator: Client) -> None:
    assert not OTHER_HOST.search(administrator.get(address).content.decode())


def test_an_editor_of_a_page_is_served_under_the_same_policy(administrator: Client) -> None:
    home = Page.objects.filter(depth=2).first()
    assert home is not None
    response = administrator.get(f"/admin/pages/{home.pk}/edit/")
    assert response.status_code == 200
    assert b"<script>" not in response.content
    assert "'unsafe" not in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ('<script>new PageChooser("id_x", {});</script>', True),
        ('<script>initDateChooser("id_x", {});</script>', True),
        ("<script>alert(document.cookie)</script>", False),
        ("<script>newsletter()</script>", False),
    ],
)
def test_only_the_start_of_a_widget_is_marked(text: str, changed: bool, rf: RequestFactory) -> None:
    page = InertScripts(lambda _request: HttpResponse(text))(rf.get("/admin/"))
    assert (b"text/x-widget" in page.content) == changed
    reader = InertScripts(lambda _request: HttpResponse(text))(rf.get("/"))
    assert reader.content.decode() == text


def test_a_dialogue_stays_json_and_loads_its_files_by_address(rf: RequestFactory) -> None:
    html = '<script src="/static/x.js"></script><script>initDateChooser("a", {});</script>'
    answer = HttpResponse(json.dumps({"html": html}), content_type="application/json")
    found = json.loads(InertScripts(lambda _request: answer)(rf.get("/admin/")).content)["html"]
    assert found.startswith('<script type=text/x-source src="/static/x.js">')
    assert "<script type=text/x-widget>initDateChooser(" in found


def test_the_pictures_and_the_news_of_wagtail_are_off() -> None:
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
