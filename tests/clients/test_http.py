"""GraphQL over HTTP, as its own audit sees it, and as a header at a time."""

import json
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from .workshop import Workshop

pytestmark = pytest.mark.clients

AUDITS = 61
JSON, RESPONSE_JSON = "application/json", "application/graphql-response+json"
GOOD, MISSPELT = "{ circuits(first: 1) { nodes { title } } }", "{ circuits(first: 1) { nodes { titel } } }"
BY_PRIORITY = f"{JSON};q=0.5, {RESPONSE_JSON}"
BOTH = f"{RESPONSE_JSON}, {JSON};q=0.9"


def test_every_audit_is_met(workshop: Workshop) -> None:
    results = workshop.ask("audit.mjs")

    assert [result for result in results if result["status"] != "ok"] == []
    assert len({result["id"] for result in results}) == AUDITS


def post(api: str, query: str, accept: str | None) -> tuple[int, str, dict[str, object]]:
    """Return status, content type and body of an answer; ``None`` sends no ``Accept`` at all."""
    address = urlsplit(api)
    connection = HTTPConnection(address.hostname or "", address.port, timeout=30)
    headers = {"Content-Type": JSON, **({"Accept": accept} if accept else {})}
    connection.request("POST", address.path, json.dumps({"query": query}), headers)
    response = connection.getresponse()
    answer = response.status, response.headers["Content-Type"], json.load(response)
    connection.close()
    return answer


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (JSON, JSON),
        (RESPONSE_JSON, RESPONSE_JSON),
        (BOTH, RESPONSE_JSON),
        (BY_PRIORITY, RESPONSE_JSON),
        (f"{JSON}, {RESPONSE_JSON};q=0.5", JSON),
    ],
)
def test_the_answer_has_the_type_that_was_asked_for(api: str, accept: str | None, expected: str) -> None:
    status, media_type, body = post(api, GOOD, accept)

    assert (status, media_type) == (200, f"{expected}; charset=utf-8")
    assert body["data"] == {"circuits": {"nodes": [{"title": "La promenade des arts"}]}}


@pytest.mark.parametrize(("media_type", "expected"), [(JSON, 200), (RESPONSE_JSON, 400)])
def test_a_misspelt_field_is_refused_as_each_type_asks(api: str, media_type: str, expected: int) -> None:
    status, answered, body = post(api, MISSPELT, media_type)

    assert (status, answered) == (expected, f"{media_type}; charset=utf-8")
    assert "data" not in body
    assert "titel" in str(body["errors"])
