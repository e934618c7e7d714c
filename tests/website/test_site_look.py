"""The look of a site: its name, logo, colours and last words, and what is refused."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.choices import Role
from medialibrary.models import Image, Rendition
from tests.factories.people import make_user
from tests.medialibrary import files
from website.models import PublicMoment, SiteLook

pytestmark = pytest.mark.django_db
OWN = {"brand_light": "#123456", "brand_dark": "#201040", "accent_light": "#00529b"}


def make_look(**values: Any) -> SiteLook:
    """Return the checked and saved look of the site."""
    look = SiteLook(**values)
    look.full_clean()
    look.save()
    return look


def home(client: Client) -> str:
    return client.get("/").content.decode()


def test_a_site_without_a_look_has_that_of_the_design(client: Client) -> None:
    page = home(client)
    assert "Chancery" in page
    assert "/look/" not in page


def test_name_and_last_words_are_on_every_page(client: Client) -> None:
    make_look(name="Bureau & Co", footer_text="Kept in <Geneva>.")
    for path in ("/", "/legislation/", "/nowhere/"):
        page = client.get(path).content.decode()
        assert "<span>Bureau &amp; Co</span>" in page
        assert "Kept in &lt;Geneva&gt;." in page


def test_colours_come_in_a_style_sheet_that_never_changes(client: Client) -> None:
    look = make_look(**OWN)
    address = home(client).partition('href="/look/')[2].partition('"')[0]
    response = client.get(f"/look/{address}")
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response.headers["Cache-Control"]
    sheet = response.content.decode()
    assert sheet == look.stylesheet
    assert "--brand: #123456; --brand-edge: #123456; --accent: #00529b;" in sheet
    assert "(prefers-color-scheme: dark)" in sheet


def test_other_colours_have_another_address(client: Client) -> None:
    look = make_look(**OWN)
    before = home(client).partition('href="/look/')[2].partition('"')[0]
    SiteLook.objects.update(brand_light="#654321")
    after = home(client).partition('href="/look/')[2].partition('"')[0]
    assert before != after
    assert client.get(f"/look/{before}").status_code == 404
    look.delete()
    assert client.get(f"/look/{after}").status_code == 404


@pytest.mark.parametrize(
    ("field", "colour", "way"),
    [
        ("brand_light", "#8899aa", "darker"),
        ("brand_dark", "#c0c0c0", "darker"),
        ("accent_light", "#e0a83c", "darker"),
        ("accent_dark", "#6b0f35", "lighter"),
    ],
)
def test_a_colour_on_which_words_cannot_be_read_is_refused(
    field: str, colour: str, way: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        SiteLook(**{field: colour}).full_clean()
    words = refusal.value.message_dict[field][0]
    assert "at least 4.5 to 1" in words
    assert f"Take a {way} one." in words


@pytest.mark.parametrize("colour", ["red", "#fff", "#12345g", "#123456; }", "123456"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        SiteLook(brand_light=colour).full_clean()
    assert set(refusal.value.message_dict) == {"brand_light"}


def test_there_is_one_look_only() -> None:
    make_look()
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteLook().save()


def test_a_change_of_the_look_is_a_change_of_every_page() -> None:
    before = PublicMoment.version()
    make_look(name="Bureau")
    assert PublicMoment.version() != before


# Wagtail leaves the file open in which it makes a picture of another size.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_logo_is_shown_in_its_size_without_a_word_of_its_own(client: Client) -> None:
    picture = Image.objects.create(
        title="Seal", file=ContentFile(files.picture("PNG", size=(100, 300)), name="seal.png")
    )
    make_look(logo=picture)
    page = home(client)
    assert 'alt="" width="120" height="40"' in page
    assert f'class="is-logo" src="{Rendition.objects.get().url}"' in page


def who_is(role: Role, client: Client) -> None:
    user = make_user()
    user.groups.set(Group.objects.filter(name=role))
    client.force_login(user)


def test_an_approver_sets_the_look_and_cannot_set_another(client: Client) -> None:
    who_is(Role.APPROVER, client)
    add = reverse("sitelook:add")
    assert client.get(add).status_code == 200
    client.post(add, {"name": "Bureau", **OWN})
    look = SiteLook.objects.get()
    assert look.name == "Bureau"
    assert client.get(add).status_code == 302
    answer = client.post(reverse("sitelook:edit", args=[look.pk]), {"brand_light": "#ffffff"})
    assert "Take a darker one." in answer.content.decode()


def test_an_editor_does_not_set_the_look(client: Client) -> None:
    who_is(Role.EDITOR, client)
    assert client.get(reverse("sitelook:add")).status_code == 302
