"""Lists and places lead to the map, narrowed as far as the map can be."""

import pytest
from django.test import Client

from tests.website.pages import SmallSite

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/portals/", "/map/?show=portals"),
        ("/portals/?region=africa", "/map/?show=portals&amp;region=africa"),
        ("/portals/?region=africa&region=europe", "/map/?show=portals"),
        ("/legislation/", "/map/?show=status"),
        ("/legislation/?status=in_force", "/map/?show=status"),
        ("/legislation/?status=proposed", "/map/?show=status&amp;status=coming"),
        ("/legislation/?status=repealed&status=expired", "/map/?show=status&amp;status=ended"),
        ("/legislation/?status=proposed&status=repealed", "/map/?show=status"),
        (
            "/legislation/?duty=url_blocking&region=africa",
            "/map/?show=duty&amp;duty=url_blocking&amp;region=africa",
        ),
        ("/cited-in-law/", "/map/?show=cited"),
        ("/countries/ghana/", "/map/?region=western-africa"),
    ],
)
def test_a_list_leads_to_the_map_of_what_it_shows(
    client: Client, small_site: SmallSite, path: str, address: str
) -> None:
    page = client.get(path).content.decode()
    assert f'class="map-link"><a href="{address}"' in page


def test_a_body_has_no_map(client: Client) -> None:
    assert "map-link" not in client.get("/countries/european-union/").content.decode()
