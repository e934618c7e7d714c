"""The error pages that must work when nothing else does."""

from django.test import Client


def test_a_request_for_another_host_is_a_bad_request(client: Client) -> None:
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert b"elsewhere" not in response.content
