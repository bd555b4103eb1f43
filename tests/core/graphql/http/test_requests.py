"""What is read of a request, whichever of the two readers reads it."""

import io
import json
from http.client import HTTPConnection
from typing import Any

import pytest
from django.test import Client, RequestFactory

from destination_cms.graphql.http.requests import LONG_BODY, GraphQLRequest, RequestRefused, read_request
from tests.destination import Destination

LONG = "# " + "é" * LONG_BODY + "\n{ __typename }"
SHORT = "{ __typename }"


def read(body: bytes) -> GraphQLRequest:
    return read_request(RequestFactory().post("/graphql/", data=body, content_type="application/json"))


def in_utf8(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


@pytest.mark.parametrize("query", [SHORT, LONG])
@pytest.mark.parametrize("write", [in_utf8, lambda value: json.dumps(value).encode()])
@pytest.mark.parametrize("order", [1, -1])
def test_it_is_read_as_it_was_written(query: str, write: Any, order: int) -> None:
    variables = {"number": 10**20, "query": query[:200], "texts": ["a", "\u2028"], "none": None}
    asked = {"operationName": "A", "variables": variables, "query": query}
    body = write(dict([*asked.items()][::order]))

    found = read(body)
    assert found == read(b"\xef\xbb\xbf" + body) == GraphQLRequest(query, variables, "A", found.digest)


def by_url(text: str, **meta: str) -> GraphQLRequest:
    return read_request(RequestFactory().get("/graphql/", QUERY_STRING=text, **meta))


def test_an_address_is_read_as_it_was_written_each_time() -> None:
    ask = "query=%7B%20a%20%7D&operationName=A&variables=%7B%22n%22%3A{}%7D"

    found = [by_url(ask.format(number)) for number in (1, 2, 1)]

    assert [each.variables for each in found] == [{"n": 1}, {"n": 2}, {"n": 1}]
    assert {(each.query, each.operation_name) for each in found} == {("{ a }", "A")}
    assert found[0].digest == found[2].digest != found[1].digest


@pytest.mark.parametrize(
    "sent",
    [
        "%7B%20%C3%A9%20%7D",
        "{ é }".encode().decode("latin-1"),
        # Servers that speak ASGI decode an address before they give it.
        "{ é\u2019 }",
    ],
)
def test_an_address_may_hold_any_characters(sent: str) -> None:
    assert by_url(f"query={sent}").query in {"{ é }", "{ é\u2019 }"}


@pytest.mark.parametrize(
    "sent", ["query=a&query=b", "query=%7Ba%7D&variables=[1]", "variables={}", "query=" + "a" * 99_999]
)
def test_a_refused_address_is_refused_again(sent: str) -> None:
    for _ in range(2):
        with pytest.raises(RequestRefused):
            by_url(sent)


@pytest.mark.parametrize("query", [SHORT, LONG])
@pytest.mark.parametrize(
    "rest",
    [
        '"query": "{ a }"',
        '"variables": {}, "variables": {}',
        '"variables": {"a": 1, "a": 2}',
        '"variables": {"a": NaN}',
    ],
)
@pytest.mark.parametrize("template", ['{{"query": {query}, {rest}}}', '{{{rest}, "query": {query}}}'])
def test_a_name_that_stands_twice_is_refused(query: str, rest: str, template: str) -> None:
    text = template.format(query=in_utf8(query).decode(), rest=rest)

    with pytest.raises(RequestRefused) as refused:
        read(text.encode())

    assert refused.value.code == "BAD_REQUEST"


@pytest.mark.parametrize("query", [SHORT, LONG])
def test_half_characters_are_replaced_everywhere(query: str) -> None:
    variables = '{"\\ud800": ["\\udfff", {"a": "x\\ud800"}], "whole": "\\ud83d\\ude00"}'
    text = (
        f'{{"query": {in_utf8(query + "#half").decode().replace("half", chr(92) + "ud800")}, "variables": {variables}}}'
    )

    asked = read(text.encode())

    assert asked.query == query + "#\ufffd"
    assert asked.variables == {"\ufffd": ["\ufffd", {"a": "x\ufffd"}], "whole": "\U0001f600"}


PERSISTED = {
    "persistedQuery": {"version": 1, "sha256Hash": "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"}
}
WITHOUT_TEXT: list[dict[str, Any]] = [
    {"operationName": "A", "extensions": PERSISTED},
    {"query": "", "extensions": PERSISTED},
    {"query": None, "extensions": PERSISTED},
    {"documentId": "sha256:7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e"},
]


@pytest.mark.parametrize("asked", WITHOUT_TEXT)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
def test_a_persisted_query_without_its_text_is_answered_so_that_clients_send_it(
    asked: dict[str, Any], method: str, accept: str
) -> None:
    headers = {"accept": accept}
    if method == "get":
        parameters = {name: value if isinstance(value, str) else json.dumps(value) for name, value in asked.items()}
        parameters = {name: value for name, value in parameters.items() if value != "null"}
        response = Client().get("/graphql/", parameters, headers=headers)
    else:
        response = Client().post("/graphql/", asked, content_type="application/json", headers=headers)

    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert response.json() == {
        "errors": [{"message": "PersistedQueryNotSupported", "extensions": {"code": "PERSISTED_QUERY_NOT_SUPPORTED"}}]
    }


@pytest.mark.django_db
def test_a_persisted_query_with_its_text_is_answered(destination: Destination) -> None:
    asked = {"query": SHORT, "extensions": PERSISTED}

    assert Client().post("/graphql/", asked, content_type="application/json").json()["data"] == {"__typename": "Query"}


def chunked(body: bytes, **environ: Any) -> Any:
    """Return a request as a WSGI server hands over a body that comes in chunks: without its length."""
    request = RequestFactory(headers={"Transfer-Encoding": "chunked"}).post(
        "/graphql/", **{"wsgi.input": io.BytesIO(body), "CONTENT_TYPE": "application/json", **environ}
    )
    request.META.pop("CONTENT_LENGTH", None)
    return request


def test_a_body_in_chunks_is_read_where_the_server_tells_its_end() -> None:
    assert read_request(chunked(in_utf8({"query": SHORT}), **{"wsgi.input_terminated": True})).query == SHORT


def test_a_body_in_chunks_is_read_to_the_bound(settings: Any) -> None:
    settings.DESTINATION_CMS = {"MAX_QUERY_BYTES": 1000}

    with pytest.raises(RequestRefused) as refused:
        read_request(chunked(in_utf8({"query": "#" * 1000}), **{"wsgi.input_terminated": True}))

    assert refused.value.status == 413


def test_a_body_in_chunks_without_an_end_says_what_it_lacks(live_server: Any) -> None:
    """Django's own server does not tell where such a body ends."""
    connection = HTTPConnection(live_server.thread.host, live_server.thread.port, timeout=20)
    connection.request(
        "POST",
        "/graphql/",
        iter([in_utf8({"query": SHORT})]),
        {"Content-Type": "application/json"},
        encode_chunked=True,
    )
    response = connection.getresponse()

    assert response.status == 411
    assert json.loads(response.read())["errors"][0]["extensions"]["code"] == "LENGTH_REQUIRED"
    connection.close()
