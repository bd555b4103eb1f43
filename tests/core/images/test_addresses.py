"""The ledger holds names of files; their addresses are absolute and made when they are read."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.test import Client

from destination_cms.addresses import own_url
from destination_cms.images.addresses import file_url, media_url
from destination_cms.models import LedgerSite, Publication
from destination_cms.publishing.reconcile import reconcile_publications
from tests.core.graphql.test_lists import ask
from tests.destination import Destination
from tests.feed import Replica

QUERY = """{ spots { nodes { cover { image {
  rendition(preset: CARD) { url } renditions { url } responsive(preset: HERO) { src srcSet sources { srcSet } }
} } } } }"""
CDN = {"MEDIA_URL": "https://cdn.example.org/files"}


def addresses() -> set[str]:
    """Return every address of a file that GraphQL gives for the only cover."""
    image = ask(QUERY)["spots"]["nodes"][0]["cover"]["image"]
    sets = [image["responsive"]["srcSet"], *(source["srcSet"] for source in image["responsive"]["sources"])]
    found = {rendition["url"] for rendition in [image["rendition"], *image["renditions"]]}
    return found | {image["responsive"]["src"]} | {part.split(" ")[0] for text in sets for part in text.split(", ")}


def control_line(**headers: str) -> dict[str, Any]:
    return json.loads(Client().get("/sync/changes", headers=headers).content.splitlines()[-1])


def image_files(app: Replica) -> list[dict[str, Any]]:
    (record,) = (record for record in app.records.values() if record["kind"] == "image")
    return [*record["payload"]["files"], *record["payload"]["search_files"]]


def test_graphql_gives_absolute_addresses(destination: Destination) -> None:
    """F3, H6: a front-end on another host showed broken pictures, and an app had to guess."""
    destination.spot(cover_image=destination.image())

    found = addresses()

    assert found
    assert all(address.startswith("http://testserver/media/images/") for address in found)
    assert {Client().get(address).status_code for address in found} == {200}


def test_an_app_finds_each_file_by_its_name(destination: Destination) -> None:
    destination.spot(cover_image=destination.image())
    app = Replica()
    app.sync()

    line = control_line()

    assert (line["format"], line["siteUrl"], line["mediaUrl"]) == (2, "http://testserver", "http://testserver/media/")
    for file in image_files(app):
        assert "url" not in file
        data = b"".join(Client().get(line["mediaUrl"] + file["name"]).streaming_content)
        assert len(data) == file["byte_size"]
    assert {line["mediaUrl"] + file["name"] for file in image_files(app)} >= addresses()


def test_no_record_holds_an_address_of_a_file(destination: Destination) -> None:
    destination.spot(cover_image=destination.image())

    payloads = Publication.objects.values_list("payload", flat=True)

    assert any("images/" in payload for payload in payloads)
    assert not any("/media/" in payload for payload in payloads)


def test_files_may_move_without_a_record_that_changes(destination: Destination, settings: Any) -> None:
    destination.spot(cover_image=destination.image())
    app = Replica()
    app.sync()
    before = app.checkpoint
    etag = Client().get("/sync/changes", {"token": before["token"]}).headers["ETag"]

    settings.DESTINATION_CMS = CDN

    assert all(address.startswith("https://cdn.example.org/files/images/") for address in addresses())
    assert control_line()["mediaUrl"] == "https://cdn.example.org/files/"
    assert Client().get("/sync/changes", {"token": before["token"]}, headers={"If-None-Match": etag}).status_code == 200
    assert reconcile_publications().count == 0
    assert app.sync() == []


def test_a_file_that_is_stored_with_its_address_is_still_shown(destination: Destination) -> None:
    """Between an upgrade from 0.1 and its first reconcile."""
    destination.spot(cover_image=destination.image())
    given = addresses()
    row = Publication.objects.get(kind="image")
    payload = json.loads(row.payload)
    for file in payload["files"]:
        file["url"] = "/media/" + file.pop("name")
    Publication.objects.filter(pk=row.pk).update(payload=json.dumps(payload))

    assert addresses() == given


@pytest.mark.parametrize(
    ("hostname", "port", "wanted"),
    [
        ("www.example.org", 80, "http://www.example.org"),
        ("www.example.org", 443, "https://www.example.org"),
        ("localhost", 8000, "http://localhost:8000"),
    ],
)
def test_a_storage_without_a_host_is_on_the_sites_own(hostname: str, port: int, wanted: str) -> None:
    row = LedgerSite(hostname=hostname, port=port)

    assert own_url(row) == wanted
    assert media_url(row) == f"{wanted}/media/"


def test_names_are_escaped_as_urls_want_it() -> None:
    assert file_url("https://cdn.example.org/", "images/île 1.jpg") == "https://cdn.example.org/images/%C3%AEle%201.jpg"


def test_files_stand_where_the_site_serves_them(destination: Destination) -> None:
    destination.spot(cover_image=destination.image())
    app = Replica()
    app.sync()

    assert all((Path(site_settings.MEDIA_ROOT) / file["name"]).is_file() for file in image_files(app))
