"""Copies of sources on the public site: a download for what is published, nothing else."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casestudies.models import CaseStudySource
from stewardship.models import ArchivedCopy, Source
from stewardship.services.keep_copy import keep_copy
from tests.factories.legislation import event, make_law
from tests.stewardship.test_keep_copy import PDF, make_source, upload
from tests.website.pages import SmallSite, ghana

pytestmark = pytest.mark.django_db


def address(copy: ArchivedCopy) -> str:
    """Return the public address of a copy."""
    return reverse("archived_copy", args=[copy.source.uid, copy.uid])


def public_copy(content: bytes = PDF, **values: Any) -> ArchivedCopy:
    """Return a copy of a source on which a published law rests."""
    source = make_source(**values)
    make_law(event("in_force", "2021", source=source), title="Act of 2021", jurisdiction=ghana())
    return keep_copy(source, upload(content))


def test_a_reader_downloads_the_very_bytes(client: Client, small_site: SmallSite) -> None:
    copy = public_copy()
    response = client.get(address(copy))
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == 'attachment; filename="gazette.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["ETag"] == f'"{copy.sha256}"'
    assert not response.cookies


def test_a_page_of_html_is_handed_over_as_bytes(client: Client, small_site: SmallSite) -> None:
    response = client.get(address(public_copy(b"<html><script>alert(1)</script></html>")))
    assert response["Content-Type"] == "application/octet-stream"
    response.close()


def test_a_reader_who_has_it_gets_nothing_again(client: Client, small_site: SmallSite) -> None:
    copy = public_copy()
    response = client.get(address(copy), HTTP_IF_NONE_MATCH=f'"{copy.sha256}"')
    assert (response.status_code, response.content) == (304, b"")


def test_the_copy_of_a_draft_does_not_exist(client: Client, small_site: SmallSite) -> None:
    source = make_source()
    make_law(event("in_force", "2021", source=source), live=False)
    assert client.get(address(keep_copy(source, upload()))).status_code == 404


def test_the_copy_of_an_unused_source_does_not_exist(client: Client) -> None:
    assert client.get(address(keep_copy(make_source(), upload()))).status_code == 404


def test_a_copy_under_another_source_does_not_exist(client: Client, small_site: SmallSite) -> None:
    copy, other = public_copy(), make_source(url="https://example.org/other")
    wrong = reverse("archived_copy", args=[other.uid, copy.uid])
    assert client.get(wrong).status_code == 404


def test_the_file_is_not_served_by_its_name(client: Client, small_site: SmallSite) -> None:
    copy = public_copy()
    assert client.get(f"/media/{copy.file.name}").status_code == 404


def test_a_missing_file_is_no_fault_of_the_server(client: Client, small_site: SmallSite) -> None:
    copy = public_copy()
    copy.file.storage.delete(copy.file.name)
    assert client.get(address(copy)).status_code == 404


def test_the_source_of_a_published_case_study_is_public(
    client: Client, small_site: SmallSite
) -> None:
    source = make_source()
    CaseStudySource.objects.create(page=small_site.study, source=source)
    copy = keep_copy(source, upload())
    assert b"".join(client.get(address(copy)).streaming_content) == PDF
    small_site.study.unpublish()
    assert client.get(address(copy)).status_code == 404


def law_page(client: Client, small_site: SmallSite, **values: Any) -> str:
    """Return the page of a law that rests on a source with a copy."""
    copy = public_copy(**values)
    ArchivedCopy.objects.filter(pk=copy.pk).update(kept_on=date(2026, 3, 4))
    return client.get("/legislation/ghana/act-of-2021/").content.decode()


def test_a_dead_source_shows_its_copy(client: Client, small_site: SmallSite) -> None:
    checked = timezone.make_aware(timezone.datetime(2026, 11, 2, 12))
    page = law_page(client, small_site, link_state="dead", link_checked_at=checked)
    copy = ArchivedCopy.objects.get()
    assert 'href="https://example.org/g"' not in page
    assert "no longer answers (checked on 2 November 2026)" in page
    assert f'href="{address(copy)}"' in page
    assert "4 March 2026" in page
    assert copy.sha256 in page


def test_a_working_source_offers_its_copy_beside(client: Client, small_site: SmallSite) -> None:
    page = law_page(client, small_site, link_state="works")
    copy = ArchivedCopy.objects.get()
    assert 'href="https://example.org/g"' in page
    assert f'href="{address(copy)}"' in page
    assert copy.sha256 not in page


@pytest.mark.parametrize(
    ("state", "words"),
    [("changed", "changed since it was read"), ("moved", "has moved"), ("unchecked", "")],
)
def test_a_moved_or_changed_source_says_so(
    client: Client, small_site: SmallSite, state: str, words: str
) -> None:
    page = law_page(client, small_site, link_state=state)
    assert words in page
    assert 'href="https://example.org/g"' in page


def test_a_source_without_copy_shows_none(client: Client, small_site: SmallSite) -> None:
    Source.objects.create(title="Report", url="https://example.org/r")
    source = Source.objects.get(url="https://example.org/r")
    make_law(event("in_force", "2021", source=source), title="Act of 2020", jurisdiction=ghana())
    assert "/sources/" not in client.get("/legislation/ghana/act-of-2020/").content.decode()
