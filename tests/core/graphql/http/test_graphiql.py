"""A browser is shown GraphiQL where the site wants it; everybody else gets JSON."""

import re
from typing import Any

import pytest
from django.apps import apps
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
    text = response.content.decode()
    assert "graphene_django/graphiql.js" in text
    assert 'name="csrfmiddlewaretoken" value="none"' in text


def test_every_foreign_file_is_pinned_by_its_hash(destination: Destination) -> None:
    text = open_it().content.decode()
    foreign = re.findall(r"<(?:script|link)[^>]*https://[^>]*>", text)

    assert len(foreign) >= 6
    for tag in foreign:
        assert re.search(r'integrity="sha256-[A-Za-z0-9+/]{43}="', tag), tag
        assert re.search(r"@\d+\.\d+\.\d+/", tag), tag


def test_a_browser_that_asks_something_gets_json(destination: Destination) -> None:
    assert open_it(query="{ circuits { totalCount } }").json()["data"] == {"circuits": {"totalCount": 0}}


@pytest.mark.parametrize("accept", ["application/json", "*/*", "application/graphql-response+json", ""])
def test_a_program_is_told_what_is_missing(destination: Destination, accept: str) -> None:
    response = Client().get("/graphql/", headers={"accept": accept})

    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


def test_it_can_be_switched_off(destination: Destination, settings: Any) -> None:
    settings.DESTINATION_CMS = {"GRAPHIQL": False}

    assert open_it()["Content-Type"].startswith("application/json")


def test_without_its_app_it_is_not_there(destination: Destination, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(apps.app_configs, "graphene_django")

    assert open_it()["Content-Type"].startswith("application/json")


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
