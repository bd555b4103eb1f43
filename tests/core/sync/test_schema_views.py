"""The schemas are served as the feed is: to every origin, with a tag, and without looking into the database."""

from urllib.parse import urljoin

import pytest
from django.test import Client

from destination_cms.projections.kinds import get_kinds
from destination_cms.sync.feed import FORMAT
from tests.destination import Destination

ADDRESSES = ("/sync/schema/", "/sync/schema/spot.json", "/sync/schema.json")


def test_the_index_leads_to_the_schema_of_every_kind() -> None:
    index = Client().get("/sync/schema/").json()

    assert index["format"] == FORMAT
    assert {(entry["kind"], entry["version"]) for entry in index["kinds"]} == {
        (kind.name, kind.version) for kind in get_kinds().values()
    }
    assert all(entry["description"] for entry in index["kinds"])
    for address in (index["line"], *(entry["schema"] for entry in index["kinds"])):
        response = Client().get(urljoin("/sync/schema/", address))
        assert response["Content-Type"] == "application/schema+json"
        assert response.json()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_feed_links_to_the_index(destination: Destination) -> None:
    link = Client().get("/sync/changes")["Link"]

    assert link == '<schema/>; rel="describedby"'


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_browser_of_another_host_may_read_it_and_asks_again_by_its_tag(address: str) -> None:
    client = Client(headers={"origin": "https://app.example"})
    response = client.get(address)

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "public, no-cache"
    again = client.get(address, headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.options(address)["Allow"] == "GET, HEAD, OPTIONS"
    assert client.post(address).status_code == 405


def test_an_unknown_kind_is_told_in_json() -> None:
    response = Client().get("/sync/schema/castle.json")

    assert response.status_code == 404
    assert response["Cache-Control"] == "no-store"
    assert response.json()["error"]["code"] == "UNKNOWN_KIND"
