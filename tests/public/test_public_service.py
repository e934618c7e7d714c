"""The public service in a process of its own: no sign-in, no cookie, nothing of the admin."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest
from django.db import connection

from config.environment import ROOT
from tests.public.process import Answer, ask, environment

PUBLIC = [
    "/",
    "/legislation/",
    "/portals/",
    "/countries/",
    "/cited-in-law/",
    "/methodology/",
    "/request-a-portal/",
    "/request-a-portal/?country=GH",
    "/request-a-portal/thanks/",
    "/search/?q=law",
    "/readyz",
]
STAFF_ONLY = [
    "/admin/",
    "/admin/login/",
    "/accounts/login/",
    "/accounts/2fa/",
    "/_util/login/",
    "/django-admin/",
    "/media/documents/law.pdf",
    "/media/original_images/photo.jpg",
    "/documents/1/law.pdf",
]
ODD = ["/legislation/?q=%00", "/legislation/?q=%ff", "/%00/", "/?" + "x" * 9000]
OTHER_HOST = re.compile(r"""(?:src|href|action|srcset)=["'](?:https?:)?//(?!policy\.example)""")


@pytest.fixture(scope="module")
def database_url(django_db_setup: None, django_db_blocker: Any) -> str:
    """Return the address of this worker's database, as it was set up."""
    config = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{config['NAME']}"
    place = f"{config['HOST'] or '127.0.0.1'}:{config['PORT'] or 5432}"
    return f"postgres://{config['USER']}:{config['PASSWORD']}@{place}/{config['NAME']}"


@pytest.fixture(scope="module")
def answers(database_url: str) -> dict[str, Answer]:
    """Return what the service says to every address of this module."""
    return ask(database_url, *PUBLIC, *STAFF_ONLY, *ODD)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_answers(address: str, answers: dict[str, Answer]) -> None:
    assert answers[address].status == 200


@pytest.mark.parametrize("address", STAFF_ONLY)
def test_what_is_for_staff_does_not_exist(address: str, answers: dict[str, Answer]) -> None:
    assert answers[address].status == 404


@pytest.mark.parametrize("address", ODD)
def test_odd_bytes_and_endless_questions_are_refused(
    address: str, answers: dict[str, Answer]
) -> None:
    assert answers[address].status == 400


@pytest.mark.parametrize("address", [*PUBLIC, *STAFF_ONLY, *ODD])
def test_no_answer_sets_a_cookie_or_varies_by_one(address: str, answers: dict[str, Answer]) -> None:
    assert not answers[address].cookies
    assert "cookie" not in answers[address].headers.get("Vary", "").lower()


@pytest.mark.parametrize("address", [*PUBLIC, "/admin/"])
def test_every_page_carries_the_strict_policy(address: str, answers: dict[str, Answer]) -> None:
    headers = answers[address].headers
    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "data:" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")


@pytest.mark.parametrize("address", PUBLIC)
def test_a_page_neither_asks_another_host_nor_scripts_inline(
    address: str, answers: dict[str, Answer]
) -> None:
    body = re.sub(r"<a [^>]*>|<link rel=\"canonical\"[^>]*>", "", answers[address].body)
    assert not OTHER_HOST.search(body)
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*(src=|ld\+json|nonce=))", body)


@pytest.mark.parametrize("service", ["public", "staff"])
def test_a_service_passes_the_checks_for_production(service: str, database_url: str) -> None:
    done = manage(service, database_url, "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr[-3000:]


def test_the_public_service_installs_nothing_that_signs_in_or_edits(database_url: str) -> None:
    program = (
        "import json, sys; from django.apps import apps; from django.conf import settings; "
        "print(json.dumps([[app.name for app in apps.get_app_configs()], settings.MIDDLEWARE]))"
    )
    done = manage("public", database_url, "shell", "--no-imports", "-c", program)
    apps, middleware = json.loads(done.stdout.splitlines()[-1])
    names = " ".join([*apps, *middleware])
    assert "website" in apps
    for word in ("admin", "snippets", "users", "sessions", "messages", "sign_in", "allauth"):
        assert word not in names
    assert not any("tracker" in name for name in apps)


def manage(service: str, database_url: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-W", "ignore", "manage.py", *words],
        env=environment(database_url, DJANGO_SETTINGS_MODULE=f"config.settings.{service}"),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
