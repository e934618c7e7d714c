"""A reader who follows something on the public service, as a program beside the tests.

Asks, opens the link, presses the button and ends it by one click of a mail program; writes as JSON
what was answered, what was asked of the tables of alerts, and which steps stand there. Nothing of
it is kept.
"""

import json
import re
import sys
from datetime import timedelta
from typing import Any

import django
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation import public_forms
from website.alerts.tokens import Confirmation, end_token

HERE = {"Sec-Fetch-Site": "same-origin"}
ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}
TYPED = {"following": "country=GH", "email": "ann@example.org", "rhythm": "weekly"}


def main(host: str) -> None:
    """Go the whole way."""
    django.setup()
    sys.stdout.write("\n" + json.dumps(_whole_way(host)))


def _whole_way(host: str) -> dict[str, Any]:
    events: Any = apps.get_app_config("website").get_model("AlertEvent")._default_manager
    public_forms.FASTEST = -public_forms.FASTEST  # type: ignore[misc]  # faster than a person
    client = Client(enforce_csrf_checks=True, SERVER_NAME=host)
    with transaction.atomic():
        with CaptureQueriesContext(connection) as asking:
            form = client.get("/follow/?country=GH", secure=True)
            stamp = re.search(r'name="stamp" value="([^"]+)"', form.content.decode())
            assert stamp
            typed = {**TYPED, "stamp": stamp.group(1)}
            asked = client.post("/follow/", typed, secure=True, headers=HERE)
        uid = events.get().uid
        ends = timezone.now() + timedelta(days=1)
        yes = f"/follow/confirm/{Confirmation(uid, 'country=GH', 'weekly', ends).token}/"
        end, one_click = f"/follow/end/{end_token(uid)}/", {"List-Unsubscribe": "One-Click"}
        with CaptureQueriesContext(connection) as going_on:
            opened = client.get(yes, secure=True)
            confirmed = client.post(yes, secure=True, headers=HERE)
            ended = client.post(end, one_click, secure=True, headers=ELSEWHERE)
        steps = sorted(events.values_list("step", flat=True))
        transaction.set_rollback(True)
    answers = (form, asked, opened, confirmed, ended)
    queries = (*asking.captured_queries, *going_on.captured_queries)
    return {
        "statuses": [answer.status_code for answer in answers],
        "cookies": [name for answer in answers for name in answer.cookies],
        "sql": [each["sql"] for each in queries if "website_alert" in each["sql"]],
        "steps": steps,
    }


if __name__ == "__main__":
    main(sys.argv[1])
