"""A base map is answered in ranges, in constant memory, and from no table."""

import hashlib
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.test import Client
from django.test.utils import CaptureQueriesContext

from destination_cms.models.base_maps import BASE_MAP_FOLDER

DATA = bytes(range(256)) * 1_000
NAME = f"monaco.{hashlib.sha256(DATA).hexdigest()[:16]}.pmtiles"
ETAG = f'"{NAME.split(".")[1]}"'


@pytest.fixture(autouse=True)
def path() -> Any:
    path = Path(storages["renditions"].path(f"{BASE_MAP_FOLDER}/{NAME}"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(DATA)
    yield path
    path.unlink()


def get(name: str = NAME, method: str = "GET", **headers: str) -> Any:
    return Client().generic(
        method, f"/maps/{name}", headers={key.replace("_", "-"): value for key, value in headers.items()}
    )


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_file_is_answered_whole() -> None:
    response = get()

    assert response.status_code == 200
    assert body(response) == DATA
    assert response["Content-Length"] == str(len(DATA))
    assert response["Content-Type"] == "application/vnd.pmtiles"
    assert response["Accept-Ranges"] == "bytes"
    assert response["ETag"] == ETAG
    assert response["Cache-Control"] == "public, max-age=31536000, immutable, no-transform"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Content-Language" not in response


def test_a_range_is_answered_as_it_is_also_to_whom_compresses() -> None:
    response = get(range="bytes=16000-100000", accept_encoding="gzip, br")

    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes 16000-100000/{len(DATA)}"
    assert response["Content-Length"] == "84001"
    assert "Content-Encoding" not in response
    assert body(response) == DATA[16_000:100_001]


def test_the_head_is_answered_without_the_file() -> None:
    whole, part = get(method="HEAD"), get(method="HEAD", range="bytes=0-9")

    assert (whole.status_code, part.status_code) == (200, 206)
    assert (whole["Content-Length"], part["Content-Length"]) == (str(len(DATA)), "10")
    assert body(whole) == body(part) == b""


def test_a_range_behind_the_end_is_refused() -> None:
    response = get(range=f"bytes={len(DATA)}-")

    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(DATA)}"


def test_a_client_that_has_the_file_is_told_so() -> None:
    assert get(if_none_match=ETAG).status_code == 304
    assert get(if_none_match='"other"').status_code == 200


def test_a_range_is_of_the_file_that_the_client_knows() -> None:
    assert get(range="bytes=0-9", if_range=ETAG).status_code == 206
    assert get(range="bytes=0-9", if_range='"other"').status_code == 200
    assert get(range="bytes=0-9", if_range=f"W/{ETAG}").status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "x.pmtiles",
        "monaco.0123456789abcdef.pmtiles",
        "%00.pmtiles",
        f"..%2f{NAME}",
        f"{NAME}.pmtiles",
        "A" * 5_000 + ".pmtiles",
    ],
)
def test_there_is_nothing_else(name: str) -> None:
    assert get(name).status_code == 404


def test_a_script_of_another_host_may_ask_for_ranges() -> None:
    response = get(method="OPTIONS", origin="https://visit.example.org", access_control_request_headers="range")

    assert response.status_code == 204
    assert response["Access-Control-Allow-Headers"] == "range"
    assert get(method="POST").status_code == 405


@pytest.mark.django_db
def test_no_table_is_asked() -> None:
    from django.db import connection

    with CaptureQueriesContext(connection) as queries:
        body(get(range="bytes=0-9"))

    assert [query["sql"] for query in queries] == []


def test_memory_does_not_grow_with_the_file(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)
    tracemalloc.start()
    try:
        count = sum(map(len, get().streaming_content))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert count == 200_000_000
    assert peak < 4_000_000


def test_a_file_in_a_bucket_is_not_fetched_through_here(settings: Any) -> None:
    settings.WAGTAILIMAGES_RENDITION_STORAGE = "tests.core.test_base_map_files.Bucket"

    assert get().status_code == 404
