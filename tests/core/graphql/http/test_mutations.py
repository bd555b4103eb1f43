"""A mutation is executed once; what fails in it is told and logged without a word of what was sent."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import graphene
import pytest
from django.db import DatabaseError
from django.test import Client, RequestFactory, override_settings

from destination_cms.graphql.http import mutations, views
from destination_cms.graphql.http.mutations import client_address
from destination_cms.graphql.limits import documents
from destination_cms.graphql.schema import build_schema
from destination_cms.registry import get_verticals
from destination_cms.verticals import Vertical
from tests.destination import Destination

SECRET = "camille@exemple.test"


class Changes(graphene.ObjectType):
    change = graphene.String(text=graphene.String(required=True))
    sender = graphene.String()

    calls: list[str] = []

    @staticmethod
    def resolve_change(root: Any, info: Any, text: str) -> str:
        Changes.calls.append(text)
        failures = {"fail": ValueError(f"no {SECRET}"), "database": DatabaseError(f"duplicate key {SECRET}")}
        if text in failures:
            raise failures[text]
        return text

    @staticmethod
    def resolve_sender(root: Any, info: Any) -> str:
        return info.context.client_address  # type: ignore[no-any-return]


@pytest.fixture
def changing(destination: Destination, monkeypatch: pytest.MonkeyPatch) -> Iterator[Destination]:
    verticals = get_verticals()
    name, first = next(iter(verticals.items()))
    quiet = {key: replace(each, mutation=None) for key, each in verticals.items()}
    schema = build_schema({**quiet, name: replace(first, mutation=Changes)})
    monkeypatch.setattr(views, "get_schema", lambda: schema)
    monkeypatch.setattr(mutations, "get_schema", lambda: schema)
    Changes.calls.clear()
    return destination


def change(query: str, **headers: Any) -> Any:
    body = json.dumps({"query": query, "variables": {"text": SECRET}})
    return Client().post("/graphql/", body, content_type="application/json", **headers)


def test_it_is_executed_once_and_never_kept(changing: Destination) -> None:
    answers = [change('mutation { change(text: "once") }') for _ in range(2)]

    assert [answer.json() for answer in answers] == [{"data": {"change": "once"}}] * 2
    assert Changes.calls == ["once", "once"]
    assert {(answer["Cache-Control"], answer.get("ETag")) for answer in answers} == {("no-store", None)}
    assert not [text for _, _, text in documents._cache if "change" in text]


def test_several_are_executed_in_their_order(changing: Destination) -> None:
    answer = change('mutation { a: change(text: "1") b: change(text: "fail") c: change(text: "3") }').json()

    assert Changes.calls == ["1", "fail", "3"]
    assert answer["data"] == {"a": "1", "b": None, "c": "3"}


def test_a_failure_is_told_and_logged_without_what_was_sent(
    changing: Destination, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = change('mutation ($text: String!) { ok: change(text: $text) change(text: "fail") }')

    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == "INTERNAL_ERROR"
    assert SECRET not in error["message"]
    told = [record for record in caplog.records if record.name == mutations.logger.name]
    assert ["ValueError at" in record.getMessage() for record in told] == [True]
    assert SECRET not in caplog.text
    assert not [record for record in caplog.records if record.exc_info]


def test_without_a_database_nothing_was_done_and_it_may_be_sent_again(
    changing: Destination, caplog: pytest.LogCaptureFixture
) -> None:
    answer = change('mutation { change(text: "database") }')

    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (503, "UNAVAILABLE")
    assert answer["Retry-After"]
    assert SECRET not in caplog.text


def test_a_document_holds_few_of_them_and_is_not_read_by_get(changing: Destination) -> None:
    query = 'mutation { change(text: "once") }'

    assert Client().get("/graphql/", {"query": query}).status_code == 405
    assert Changes.calls == []


@pytest.mark.parametrize(
    ("header", "sent", "address"),
    [
        ("", {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, "192.0.2.1"),
        ("X-Forwarded-For", {"HTTP_X_FORWARDED_FOR": "198.51.100.7, 203.0.113.9"}, "203.0.113.9"),
        ("X-Forwarded-For", {}, "192.0.2.1"),
        ("X-Forwarded-For", {"HTTP_X_FORWARDED_FOR": "9" * 500}, "9" * 100),
    ],
)
def test_the_sender_is_known_by_the_proxy_that_the_settings_name(
    changing: Destination, header: str, sent: dict[str, str], address: str
) -> None:
    with override_settings(DESTINATION_CMS={"CLIENT_ADDRESS_HEADER": header}):
        answer = change("mutation { sender }", REMOTE_ADDR="192.0.2.1", **sent)
        assert client_address(RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", **sent)) == address

    assert answer.json() == {"data": {"sender": address}}


def test_a_site_without_mutations_says_so(destination: Destination, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = build_schema({"quiet": Vertical(name="quiet")})
    monkeypatch.setattr(views, "get_schema", lambda: schema)
    monkeypatch.setattr(mutations, "get_schema", lambda: schema)

    (error,) = change("mutation { change }").json()["errors"]

    assert "mutation" in error["message"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
