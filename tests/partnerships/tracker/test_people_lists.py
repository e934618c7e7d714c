"""The lists of posts and people."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.choices import Role
from tests.factories.tracker import make_colleague, make_officer, make_person, make_post

pytestmark = pytest.mark.django_db


def read(client: Client, name: str, query: str = "") -> str:
    response = client.get(reverse(name) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_list_of_posts_says_who_holds_which(client: Client) -> None:
    client.force_login(make_colleague(Role.READER))
    post = make_post(holder=make_person(name="Invented Ama"), title="Director of Cases")
    make_post(title="Deputy of nobody")
    page = read(client, "tracker_posts")
    assert f'href="{reverse("tracker_post", args=[post.uid])}"' in page
    assert "Invented Ama" in page
    assert "vacant" in page


def test_the_screens_open_for_an_officer(client: Client) -> None:
    client.force_login(make_officer())
    person = make_person()
    post = make_post(holder=person)
    for name, args in (
        ("tracker_posts", []),
        ("tracker_people", []),
        ("tracker_post", [post.uid]),
        ("tracker_post_add", []),
        ("tracker_post_edit", [post.uid]),
        ("tracker_change_holder", [post.uid]),
        ("tracker_person", [person.uid]),
        ("tracker_person_add", []),
        ("tracker_person_edit", [person.uid]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 200, name
