"""What is read of a request, whichever of the two readers reads it."""

import json
from typing import Any

import pytest
from django.test import RequestFactory

from destination_cms.graphql.requests import LONG_BODY, GraphQLRequest, RequestRefused, read_request

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

    assert read(body) == read(b"\xef\xbb\xbf" + body) == GraphQLRequest(query, variables, "A")


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
