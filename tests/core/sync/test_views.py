"""What the feed answers to a token or a parameter that it cannot take: a code, a reason, never a 500."""

import base64
import json
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.core.signing import Signer
from django.test import Client

from destination_cms.conf import get_settings
from destination_cms.models import LedgerState
from destination_cms.sync.token import decode_token, encode_token
from tests.destination import Destination
from tests.feed import Replica

_signer = Signer(salt="destination_cms.sync")


def ask(query: dict[str, Any] | str, host: str = "testserver") -> Any:
    return Client(headers={"host": host}).get("/sync/changes", query_params=query)


def refusal(response: Any) -> dict[str, Any]:
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "no-store"
    return response.json()["error"]


def changed(text: str, **fields: Any) -> str:
    """Return a token that the feed could have written, with other fields."""
    return _signer.sign(encode_token(replace(decode_token(_signer.unsign(text)), **fields)))


@pytest.fixture
def app(destination: Destination) -> Replica:
    destination.spot("Le fort")
    app = Replica()
    app.sync()
    return app


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: "",
        lambda token: "x",
        lambda token: token[:-1],
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: "A" + token[1:],
        lambda token: token.partition(":")[0],
        lambda token: token + ":" + token,
        lambda token: f" {token}",
        lambda token: token + "\x00",
        lambda token: "é" * 20,
        lambda token: "\ud800",
        lambda token: "A" * 501,
        lambda token: "A" * 7_000,
        lambda token: _signer.sign("not a token"),
        lambda token: _signer.sign(""),
        lambda token: _signer.sign("bnVsbA"),
        lambda token: Signer(salt="another").sign(token.rpartition(":")[0]),
        lambda token: Signer(key="another key", salt="destination_cms.sync").sign(token.rpartition(":")[0]),
    ],
)
def test_what_is_no_token_is_refused(app: Replica, spoil: Any) -> None:
    query = spoil(app.token)
    response = ask({"token": query}) if query != "\ud800" else Client().get("/sync/changes?token=%ED%A0%80")

    assert response.status_code == 400
    assert refusal(response)["code"] == "SYNC_TOKEN_INVALID"
    assert "'token'" in refusal(response)["message"]


@pytest.mark.parametrize(
    "fields",
    [
        ["2", "e", 1, 1, None],
        [1, 5, 1, 1, None],
        [1, "e", -1, 1, None],
        [1, "e", 1, True, None],
        [1, "e", 1, 1.5, None],
        [1, "e", 1, 1, "0"],
        [1, "e", 1, 1],
        [2, "e", 1, 1, None],
        [2, "e", 1, 1, None, 5],
        {"a": 1},
        None,
    ],
)
def test_fields_of_another_shape_are_no_token(app: Replica, fields: Any) -> None:
    text = base64.urlsafe_b64encode(json.dumps(fields).encode()).decode().rstrip("=")
    assert refusal(ask({"token": _signer.sign(text)}))["code"] == "SYNC_TOKEN_INVALID"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"site": 999_999}, "SCOPE_CHANGED"),
        ({"epoch": str(uuid4())}, "EPOCH_CHANGED"),
        ({"stamp": "of-another"}, "EPOCH_CHANGED"),
        ({"sequence": 10**6}, "TOKEN_AHEAD"),
    ],
)
def test_a_token_of_another_history_is_sent_back_to_the_start(app: Replica, fields: dict[str, Any], reason: str):
    response = ask({"token": changed(app.token, **fields)})

    assert response.status_code == 410
    assert refusal(response)["code"] == "SYNC_RESET_REQUIRED"
    assert refusal(response)["reason"] == reason


def test_a_token_without_a_stamp_is_continued(app: Replica) -> None:
    assert ask({"token": changed(app.token, stamp="")}).status_code == 200


def test_a_token_from_before_the_purge_is_sent_back_to_the_start(app: Replica) -> None:
    old = changed(app.token, sequence=0, stamp="purged")
    LedgerState.objects.update(floor=1)

    assert refusal(ask({"token": old}))["reason"] == "TOMBSTONES_PURGED"
    assert ask({"token": app.token}).status_code == 200


def test_a_long_first_sync_is_not_sent_back_by_what_was_buried_before_it_began(destination: Destination) -> None:
    for number in range(4):
        destination.spot(f"Spot {number}")
    app = Replica(limit=2)
    token = app.page(None)[-1]["token"]
    since = decode_token(_signer.unsign(token)).since
    assert since is not None
    LedgerState.objects.update(floor=since)

    assert app.page(token)[-1]["op"] in {"continue", "checkpoint"}

    LedgerState.objects.update(floor=since + 1)
    assert refusal(app.get(token))["reason"] == "TOMBSTONES_PURGED"


def test_a_token_outlives_a_change_of_the_secret_key(app: Replica, settings: Any) -> None:
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new secret"
    assert ask({"token": app.token}).status_code == 200

    settings.SECRET_KEY_FALLBACKS = []
    assert refusal(ask({"token": app.token}))["code"] == "SYNC_TOKEN_INVALID"


@pytest.mark.parametrize("limit", ["0", "-1", "501", "1.5", "1e2", "", "x", "٣", " 5", "9" * 5000])
def test_a_limit_is_a_whole_number_within_its_bounds(app: Replica, limit: str) -> None:
    response = ask({"limit": limit})

    assert response.status_code == 400
    error = refusal(response)
    assert (error["code"], error["parameter"]) == ("BAD_PARAMETER", "limit")
    assert error["limit"] == get_settings()["SYNC_MAX_PAGE_SIZE"] == 500
    assert "'limit'" in error["message"]
    assert "from 1 to 500" in error["message"]


def test_a_parameter_that_is_not_known_is_named(app: Replica) -> None:
    error = refusal(ask({"kinds": "spot"}))

    assert (error["code"], error["parameter"]) == ("BAD_PARAMETER", "kinds")
    assert len(refusal(ask({"x" * 3000: "1"}))["message"]) < 200


def test_a_host_that_no_site_answers_to_is_told_so(destination: Destination) -> None:
    destination.site.is_default_site = False
    destination.site.save()

    response = ask({}, host="nowhere.example")
    assert response.status_code == 421
    assert refusal(response)["code"] == "UNKNOWN_SITE"
    assert ask({}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_feed_is_only_read(app: Replica, method: str) -> None:
    assert getattr(Client(), method)("/sync/changes").status_code == 405
