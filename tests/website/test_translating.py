"""Translating a page in the admin: who may, and that nobody publishes past the approval."""

import base64
import hashlib
import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from accounts.choices import Role
from tests.factories.people import make_editor, make_user
from tests.website.test_languages import untranslated
from website.models import HomePage, SearchEntry, StandardPage

pytestmark = pytest.mark.usefixtures("in_every_language")
WORDS = "Pourquoi nous comptons"


@pytest.fixture
def original() -> StandardPage:
    """A page of which the other languages have aliases."""
    home = HomePage.objects.get(locale__language_code="en-gb")
    page = home.add_child(instance=StandardPage(title="Why we count", slug="counting"))
    page.save_revision().publish()
    return page


@pytest.fixture
def editor() -> Client:
    """The browser of somebody who edits and does not publish."""
    client = Client()
    client.force_login(make_editor())
    return client


@pytest.fixture
def approver() -> Client:
    """The browser of somebody who publishes."""
    user = make_user()
    user.groups.set(Group.objects.filter(name=Role.APPROVER))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def at_once(django_capture_on_commit_callbacks: Any) -> Any:
    """Do what waits for the end of a transaction."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def french(page: StandardPage) -> StandardPage:
    return StandardPage.objects.get(
        translation_key=page.translation_key, locale__language_code="fr"
    )


def begin(browser: Client, page: StandardPage, language: str = "fr", **data: Any) -> Any:
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    locale = Locale.objects.get(language_code=language)
    return browser.post(address, {"locales": [locale.pk], **data})


def translate(browser: Client, page: StandardPage, words: str = WORDS) -> None:
    """Translate the title."""
    translation = Translation.objects.get(target_locale__language_code="fr")
    segment = StringSegment.objects.get(source=translation.source, context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    answer = browser.put(
        address, f"value={words}", content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code in {200, 201}
    assert StringTranslation.objects.get(context__path="title").data == words


def update_address(page: StandardPage) -> str:
    source = Translation.objects.get(target_locale__language_code="fr").source
    return reverse("wagtail_localize:update_translations", args=[source.pk])


def publish(browser: Client, page: StandardPage) -> None:
    browser.post(reverse("wagtailadmin_pages:edit", args=[french(page).pk]), {"action": "publish"})


def test_a_translation_that_an_editor_begins_shows_the_original_and_says_so(
    client: Client, editor: Client, original: StandardPage, at_once: Any
) -> None:
    with at_once():
        begin(editor, original)
    assert french(original).alias_of is None
    shown = client.get("/fr/counting/").content.decode()
    assert "Why we count" in shown
    assert untranslated("fr") in shown


def test_words_of_an_editor_are_read_when_an_approver_publishes_them(
    client: Client, editor: Client, approver: Client, original: StandardPage, at_once: Any
) -> None:
    with at_once():
        begin(editor, original)
        translate(editor, original)
        publish(editor, original)
        editor.post(update_address(original), {"publish_translations": "on"})
    assert WORDS not in client.get("/fr/counting/").content.decode()
    with at_once():
        publish(approver, original)
    assert WORDS in client.get("/fr/counting/").content.decode()


def test_only_who_may_publish_is_asked_whether_to(
    editor: Client, approver: Client, original: StandardPage, at_once: Any
) -> None:
    with at_once():
        begin(editor, original)
    address = update_address(original)
    field = '<input type="checkbox" name="publish_translations"'
    assert field not in editor.get(address).content.decode()
    assert field in approver.get(address).content.decode()


def test_bringing_up_to_date_names_what_the_original_says_by_now(
    editor: Client, original: StandardPage, at_once: Any
) -> None:
    with at_once():
        begin(editor, original)
    assert "says nothing new" in editor.get(update_address(original)).content.decode()
    original.introduction = "Since yesterday."
    original.save_revision().publish()
    assert "<li>Since yesterday.</li>" in editor.get(update_address(original)).content.decode()
    editor.post(update_address(original))
    assert "says nothing new" in editor.get(update_address(original)).content.decode()


def test_a_page_goes_back_to_its_original_by_an_approver_only(
    client: Client, editor: Client, approver: Client, original: StandardPage, at_once: Any
) -> None:
    with at_once():
        begin(editor, original)
        translate(editor, original)
        publish(approver, original)
    assert SearchEntry.objects.filter(title=WORDS).exists()
    address = reverse("wagtail_localize:convert_to_alias", args=[french(original).pk])
    editor.post(address)
    assert french(original).alias_of is None
    approver.post(address)
    assert french(original).alias_of is not None
    assert untranslated("fr") in client.get("/fr/counting/").content.decode()
    assert not SearchEntry.objects.filter(title=WORDS).exists()


def test_words_that_were_kept_come_back_by_an_approver_only(
    client: Client, editor: Client, approver: Client, original: StandardPage, at_once: Any
) -> None:
    with at_once():
        begin(editor, original)
    translate(editor, original)
    approver.post(reverse("wagtail_localize:convert_to_alias", args=[french(original).pk]))
    with at_once():
        begin(editor, original)
    assert french(original).alias_of is not None
    assert WORDS not in client.get("/fr/counting/").content.decode()
    with at_once():
        begin(approver, original)
    assert WORDS in client.get("/fr/counting/").content.decode()


def test_a_translation_begins_with_what_the_original_says_today(
    client: Client, editor: Client, original: StandardPage, at_once: Any
) -> None:
    with at_once():
        begin(editor, original)
    original.introduction = "Since yesterday."
    original.save_revision().publish()
    with at_once():
        begin(editor, original, "es")
    assert "Since yesterday." in client.get("/es/counting/").content.decode()


def test_pages_below_are_not_overwritten(
    approver: Client, original: StandardPage, at_once: Any
) -> None:
    below = original.add_child(instance=StandardPage(title="Below", slug="below"))
    below.save_revision().publish()
    StandardPage.objects.filter(pk=french(below).pk).update(title="Dessous", alias_of=None)
    with at_once():
        begin(approver, original, include_subtree="on")
    assert french(below).title == "Dessous"


def test_no_screen_of_translating_needs_a_script_or_style_of_its_own(
    editor: Client, original: StandardPage, at_once: Any
) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[french(original).pk])
    submit = reverse("wagtail_localize:submit_page_translation", args=[original.pk])
    screens = [editor.get(edit), editor.get(submit)]
    with at_once():
        begin(editor, original)
    screens += [editor.get(edit), editor.get(update_address(original))]
    for screen in screens:
        page = screen.content.decode()
        assert screen.status_code == 200
        assert not re.search(r"<script>|<script type=\"text/javascript\">|<style", page)
        assert " style=" not in page


def test_an_element_for_styles_may_stand_empty_and_hold_no_text() -> None:
    empty = base64.b64encode(hashlib.sha256(b"").digest()).decode()
    of_staff = map(str, settings.CONTENT_SECURITY_POLICY_STAFF["style-src"])
    assert [each for each in of_staff if "sha256" in each] == [f"'sha256-{empty}'"]
    of_public = map(str, settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["style-src"])
    assert not [each for each in of_public if "sha256" in each]
