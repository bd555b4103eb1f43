"""Every public endpoint: readable by scripts of other hosts, one copy in a cache, compressed on request."""

import gzip
import json
from typing import Any

import brotli
import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from destination_cms.api_views import allow_origin, api_view, compressed, encoding_for, preflight
from tests.destination import Destination

#: What clients send from a browser besides the headers that need no permission.
CLIENT_HEADERS = (
    "apollographql-client-name, apollographql-client-version, apollo-require-preflight, authorization, baggage, "
    "content-type, if-none-match, sentry-trace, traceparent, x-requested-with"
)
QUERY = "{ pages(first: 50) { nodes { id title path url seo { title canonicalUrl jsonLd } } } }"
GRAPHQL = f"/graphql/?query={QUERY}"
READS = (GRAPHQL, "/sync/changes")


@pytest.fixture
def filled(destination: Destination) -> Destination:
    for number in range(12):
        destination.section(f"Section {number}")
    return destination


@pytest.mark.parametrize("path", ["/graphql/", "/graphql", "/sync/changes"])
def test_a_preflight_allows_every_header_that_a_client_sends(destination: Destination, path: str) -> None:
    asked = {"origin": "https://visit.example", "access-control-request-headers": CLIENT_HEADERS}

    response = Client().options(path, headers={**asked, "access-control-request-method": "GET"})

    assert response.status_code == 204
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Access-Control-Allow-Headers"] == CLIENT_HEADERS
    assert "Access-Control-Request-Headers" in response["Vary"]
    assert "GET" in response["Access-Control-Allow-Methods"]


def test_a_header_that_is_no_name_is_not_sent_back() -> None:
    request = RequestFactory(headers={"Access-Control-Request-Headers": "x-ok, <script>, x\tb, " + "y" * 3000}).options(
        "/"
    )

    assert preflight(request, ("GET",))["Access-Control-Allow-Headers"] == "x-ok"


@pytest.mark.parametrize("path", [*READS, "/sync/changes?token=x", "/sync/changes?limit=x", "/graphql/", "/graphql"])
def test_every_answer_may_be_read_by_a_page_of_another_host(destination: Destination, path: str) -> None:
    response = Client().get(path, headers={"origin": "https://visit.example"})

    assert response["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in response["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in response


@pytest.mark.parametrize(
    ("allowed", "origin", "answered"),
    [
        ([], "https://a.example", None),
        (["*"], "https://a.example", "*"),
        (["https://a.example"], "https://a.example", "https://a.example"),
        (["https://a.example"], "https://b.example", None),
        (["https://a.example"], None, None),
    ],
)
def test_a_page_of_another_host_reads_what_the_settings_allow(
    settings: Any, allowed: list[str], origin: str | None, answered: str | None
) -> None:
    settings.DESTINATION_CMS = {"CORS_ORIGINS": allowed}
    request = RequestFactory(headers={"Origin": origin} if origin else {}).options("/graphql/")

    response = allow_origin(request, HttpResponse())

    assert response.get("Access-Control-Allow-Origin") == answered
    answer = preflight(request, ("GET", "HEAD", "POST"))
    assert answer.get("Access-Control-Allow-Methods") == ("GET, HEAD, POST" if answered else None)


def test_graphql_without_its_slash_is_answered_and_not_redirected(destination: Destination) -> None:
    body = json.dumps({"query": "{ __typename }"})

    response = Client().post("/graphql", body, content_type="application/json")

    assert response.status_code == 200
    assert response.json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize("path", READS)
def test_the_feed_and_graphql_refuse_other_methods_by_name(destination: Destination, path: str) -> None:
    response = Client(enforce_csrf_checks=True).put(path)

    assert response.status_code == 405
    assert "OPTIONS" in response["Allow"]


def test_a_view_with_languages_keeps_its_own() -> None:
    @api_view("GET", has_language=True)
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("a", headers={"Content-Language": "fr", "Vary": "Accept-Language"})

    response = view(RequestFactory().get("/"))

    assert response["Content-Language"] == "fr"
    assert response["Vary"] == "Accept-Language, Accept-Encoding"


@pytest.mark.parametrize("path", READS)
@pytest.mark.parametrize("language", ["en", "fr", "de-AT,de;q=0.8"])
def test_nothing_splits_a_cache_by_the_language_of_a_browser(filled: Destination, path: str, language: str) -> None:
    first = Client().get(path, headers={"accept-language": language, "accept-encoding": "gzip"})
    again = Client().get(
        path, headers={"accept-language": language, "accept-encoding": "gzip", "if-none-match": first["ETag"]}
    )

    assert again.status_code == 304
    for response in (first, again):
        assert "Accept-Language" not in response["Vary"]
        assert "Cookie" not in response["Vary"]
        assert "Content-Language" not in response
        assert "Accept-Encoding" in response["Vary"]
    assert first["Vary"] == again["Vary"]


@pytest.mark.parametrize("path", READS)
@pytest.mark.parametrize(
    ("accepted", "encoding"), [("gzip", "gzip"), ("gzip, deflate, br", "br"), ("br;q=0, gzip", "gzip"), ("", None)]
)
def test_answers_are_compressed_as_the_client_wants(
    filled: Destination, path: str, accepted: str, encoding: str | None
) -> None:
    plain = Client().get(path)
    packed = Client().get(path, headers={"accept-encoding": accepted})

    assert packed.get("Content-Encoding") == encoding
    unpack = {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}[encoding]
    assert unpack(packed.content) == plain.content
    assert packed["Content-Length"] == str(len(packed.content))
    if encoding:
        assert len(packed.content) < len(plain.content) / 2
        # The bytes differ, so the tag is a weak one.
        assert packed["ETag"] == f"W/{plain['ETag']}"


def test_a_header_of_the_view_s_own_stays() -> None:
    @api_view("GET")
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("x", headers={"Vary": "Accept, Accept-Language", "X-Own": "1", "Content-Type": "text/x"})

    response = view(RequestFactory().get("/"))
    response.headers.setdefault("Content-Language", "fr")

    assert response["Vary"] == "Accept, Accept-Encoding"
    assert (response["X-Own"], response["Content-Type"]) == ("1", "text/x")
    assert "Content-Language" not in response


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        (None, None),
        ("", None),
        ("identity", None),
        ("*", "br"),
        ("gzip", "gzip"),
        ("GZIP;Q=0.5", "gzip"),
        ("br;q=0.4, gzip;q=0.9", "gzip"),
        ("br, gzip", "br"),
        ("*;q=0.5, br;q=0", "gzip"),
        ("gzip;q=much", None),
    ],
)
def test_the_encoding_is_the_one_that_a_client_likes_best(accepted: str | None, encoding: str | None) -> None:
    assert encoding_for(accepted) == encoding


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_stream_is_compressed_piece_by_piece(encoding: str) -> None:
    pieces = [b'{"op":"upsert"}\n' * 50] * 20
    given = StreamingHttpResponse(iter(pieces), headers={"Content-Length": "1", "ETag": '"x"'})
    request = RequestFactory(headers={"Accept-Encoding": encoding}).get("/")

    answer = compressed(request, given)

    unpack = {"gzip": gzip.decompress, "br": brotli.decompress}[encoding]
    assert unpack(b"".join(answer.streaming_content)) == b"".join(pieces)
    assert "Content-Length" not in answer
    assert answer["ETag"] == 'W/"x"'


def test_what_is_compressed_already_and_what_is_short_stays() -> None:
    request = RequestFactory(headers={"Accept-Encoding": "br, gzip"}).get("/")

    assert "Content-Encoding" not in compressed(request, HttpResponse(b"short"))
    assert compressed(request, HttpResponse(b"x" * 999, headers={"Content-Encoding": "zstd"})).content == b"x" * 999
