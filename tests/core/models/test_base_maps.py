"""The office's own base map: checked, public at once, told by GraphQL and the feed, and refused in the editor's language."""

import hashlib
import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import override

from destination_cms.geo.base_maps import BaseMapRefused
from destination_cms.geo.base_maps.refusals import SENTENCES
from destination_cms.models import BaseMap
from destination_cms.models.base_maps import base_map_error
from tests.core.admin.people import Person, editor
from tests.core.geo.base_maps.files import pmtiles
from tests.destination import Destination, fresh
from tests.feed import Replica
from tests.site_snippets import add_base_map, map_file

from .test_menus import ask

ADD = "/admin/snippets/destination_cms/basemap/add/"
QUERY = """{ baseMap {
  id url attribution minZoom maxZoom bounds { south west north east } byteSize sha256
} }"""
DATA = pmtiles()
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def person(destination: Destination) -> Person:
    return editor()


def upload(person: Person, file: Any, path: str = ADD, **fields: Any) -> Any:
    return person.client.post(path, {"file": file, "attribution": "© OpenStreetMap contributors", **fields})


def test_it_is_public_once_it_is_uploaded(person: Person, destination: Destination) -> None:
    assert ask(QUERY)["baseMap"] is None

    response = upload(person, map_file(), site=destination.site.pk)

    assert response.status_code == 302
    told = ask(QUERY)["baseMap"]
    path = re.sub(r"^http://testserver", "", told["url"])
    assert re.fullmatch(rf"/maps/monaco-ete(_\w+)?\.{SHA256[:16]}\.pmtiles", path)
    assert {key: value for key, value in told.items() if key not in {"id", "url"}} == {
        "attribution": "© OpenStreetMap contributors",
        "minZoom": 0,
        "maxZoom": 1,
        "bounds": {"south": 43.72, "west": 7.4, "north": 43.76, "east": 7.45},
        "byteSize": len(DATA),
        "sha256": SHA256,
    }
    served = Client().get(path)
    assert b"".join(served.streaming_content) == DATA
    replica = Replica()
    replica.sync()
    (record,) = [record for record in replica.records.values() if record["kind"] == "base_map"]
    assert record["locale"] == ""
    assert record["payload"]["name"].startswith("base-maps/monaco-ete")
    assert "http" not in str(record["payload"])


def test_another_site_has_another_one(destination: Destination) -> None:
    other = Destination.create("other.example", is_default=False, slug="other")
    add_base_map(destination)

    assert ask(QUERY, "other.example")["baseMap"] is None

    add_base_map(other, pmtiles(zooms=(0, 5)))
    assert (ask(QUERY)["baseMap"]["maxZoom"], ask(QUERY, "other.example")["baseMap"]["maxZoom"]) == (1, 5)


def test_another_file_has_another_address(person: Person, destination: Destination) -> None:
    base_map = add_base_map(destination)
    former = ask(QUERY)["baseMap"]

    path = f"/admin/snippets/destination_cms/basemap/edit/{base_map.pk}/"
    assert "Monaco été.pmtiles" in person.source(path)
    upload(person, map_file(pmtiles(zooms=(0, 9))), path, site=destination.site.pk)

    told = ask(QUERY)["baseMap"]
    assert (former["id"], former["maxZoom"], told["maxZoom"]) == (told["id"], 1, 9)
    assert former["url"] != told["url"]


REFUSED = [
    (b"<!DOCTYPE html><title>404</title>", "plan.pmtiles est une page web et non un fichier PMTiles"),
    (DATA[:-5], f"plan.pmtiles n’est pas complet\u00a0: il a {len(DATA) - 5} octets"),
    (b"PM\x02\x00" + bytes(600), "plan.pmtiles est de la version 2 de PMTiles\u00a0; seule la version 3 est lue"),
    (pmtiles(types=(2, 2, 2)), "PNG"),
    (pmtiles(sections={0: 20_000}), "n’est pas complet"),
    (pmtiles(sections={1: 500_000_000}), "n’est pas complet"),
    (pmtiles(zooms=(0, 17)), "entre 0 et 16"),
    (b"x", "plan.pmtiles n’est pas un fichier PMTiles."),
]


@pytest.mark.parametrize(("data", "told"), REFUSED)
def test_a_file_that_is_refused_changes_nothing(
    person: Person, destination: Destination, data: bytes, told: str
) -> None:
    base_map = add_base_map(destination)
    before = ask(QUERY)
    path = f"/admin/snippets/destination_cms/basemap/edit/{base_map.pk}/"

    response = upload(person, map_file(data, "plan.pmtiles"), path, site=destination.site.pk)

    assert response.status_code == 200
    assert told in response.content.decode().replace("&#x27;", "'").replace("&nbsp;", "\u00a0")
    assert ask(QUERY) == before
    assert fresh(base_map).file.name == base_map.file.name


def test_an_empty_file_is_refused(person: Person, destination: Destination) -> None:
    response = upload(person, map_file(b"", "plan.pmtiles"), site=destination.site.pk)

    assert response.status_code == 200
    assert BaseMap.objects.count() == 0


def test_every_sentence_is_french() -> None:
    values = {"filename": "a.pmtiles", "megabytes": "1", "limit": 1, "value": 1, "other": 1, "size": 1, "expected": "x"}
    for code, sentence in SENTENCES.items():
        with override("fr"):
            (told,) = base_map_error(BaseMapRefused(code, **values)).messages
        assert told != sentence % values, code
        assert "a.pmtiles" in told


def test_the_data_of_openstreetmap_is_named(destination: Destination) -> None:
    base_map = BaseMap(site=destination.site, file=map_file(), attribution="Office de tourisme")
    with override("fr"), pytest.raises(ValidationError) as refusal:
        base_map.full_clean()
    assert list(refusal.value.message_dict) == ["attribution"]
    assert "© OpenStreetMap contributors" in refusal.value.message_dict["attribution"][0]

    own = pmtiles(metadata={"vector_layers": [{"id": "roads"}]})
    BaseMap(site=destination.site, file=map_file(own), attribution="Office de tourisme").full_clean()


def test_a_site_has_one(destination: Destination) -> None:
    add_base_map(destination)

    with override("fr"), pytest.raises(ValidationError) as refusal:
        BaseMap(site=destination.site, file=map_file()).full_clean()

    assert refusal.value.message_dict == {"site": ["Ce site a déjà un fond de carte\u00a0: modifiez celui-là."]}


def test_code_cannot_save_what_a_form_refuses(destination: Destination) -> None:
    with pytest.raises(BaseMapRefused):
        add_base_map(destination, b"<html>")
    assert BaseMap.objects.count() == 0
