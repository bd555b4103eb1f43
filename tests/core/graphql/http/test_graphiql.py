"""A browser is shown GraphiQL where the site wants it; everybody else gets JSON."""

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from tests.destination import Destination

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"}


def open_it(**query: str) -> Any:
    return Client().get("/graphql/", query_params=query, headers=BROWSER)


def test_a_browser_is_shown_graphiql_without_a_cookie(destination: Destination, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        response = open_it()

    assert response.status_code == 200
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert response["Cache-Control"] == "no-store"
    assert "Accept" in response["Vary"]
    assert not response.cookies
    assert "Cookie" not in response["Vary"]


def test_every_file_is_this_package_s_own(destination: Destination) -> None:
    text = open_it().content.decode()
    files = re.findall(r'(?:src|href)="([^"]+)"', text)

    own = [file.removeprefix(settings.STATIC_URL) for file in files if file != "data:,"]
    assert len(own) == 6
    assert [file for file in own if finders.find(file) is None] == []
    assert "<style" not in text
    assert re.search(r"<script(?![^>]* src=)", text) is None


def test_no_other_host_is_allowed(destination: Destination) -> None:
    rules = dict(rule.split(" ", 1) for rule in open_it()["Content-Security-Policy"].split("; "))

    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == rules["script-src"] == "'self'"
    assert {word for rule in rules.values() for word in rule.split()} <= {
        "'none'",
        "'self'",
        "'unsafe-inline'",
        "data:",
    }


def test_static_files_on_another_host_are_allowed(destination: Destination, settings: Any) -> None:
    settings.STATIC_URL = "https://static.example.com/files/"

    policy = open_it()["Content-Security-Policy"]

    assert "script-src 'self' https://static.example.com;" in policy
    assert "style-src 'self' https://static.example.com 'unsafe-inline';" in policy
    assert "connect-src 'self';" in policy


def test_the_files_are_those_that_were_published() -> None:
    folder = Path(str(finders.find("destination_cms/vendor/graphiql/SHA256SUMS"))).parent
    sums = dict(line.split()[::-1] for line in (folder / "SHA256SUMS").read_text().splitlines())

    assert set(sums) == {path.name for path in folder.iterdir() if path.suffix in {".js", ".css"}}
    assert {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in sums} == sums
    # Storages that hash static files look for what these name.
    assert [name for name in sums if "sourceMappingURL" in (folder / name).read_text()] == []


def test_a_browser_that_asks_something_gets_json(destination: Destination) -> None:
    assert open_it(query="{ circuits { totalCount } }").json()["data"] == {"circuits": {"totalCount": 0}}


@pytest.mark.parametrize("accept", ["application/json", "*/*", "application/graphql-response+json", ""])
def test_a_program_is_told_what_is_missing(destination: Destination, accept: str) -> None:
    response = Client().get("/graphql/", headers={"accept": accept})

    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


def test_it_can_be_switched_off(destination: Destination, settings: Any) -> None:
    settings.DESTINATION_CMS = {"GRAPHIQL": False}

    assert open_it()["Content-Type"].startswith("application/json")


def test_no_other_app_is_needed() -> None:
    assert not apps.is_installed("graphene_django")


@pytest.mark.parametrize(
    "query",
    [
        "{ __schema { types { name } } }",
        '{ a: __type(name: "Spot") { name } }',
        "{ ...f } fragment f on Query { __schema { queryType { name } } }",
    ],
)
def test_introspection_can_be_switched_off(destination: Destination, settings: Any, query: str) -> None:
    ask = {"path": "/graphql/", "data": {"query": query}, "content_type": "application/json"}
    assert "errors" not in Client().post(**ask).json()

    settings.DESTINATION_CMS = {"INTROSPECTION": False}

    (error,) = Client().post(**ask).json()["errors"]
    assert error["extensions"]["code"] == "INTROSPECTION_DISABLED"
    answer = Client().post("/graphql/", {"query": "{ __typename }"}, content_type="application/json").json()
    assert answer["data"] == {"__typename": "Query"}
