"""Client of the GraphQL API, as on another machine: one HTTP request per query, over the same host."""

import io
import json
import re
import time
from functools import cache
from pathlib import Path
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest
from django.urls import resolve, reverse

QUERIES = Path(__file__).parent / "queries"
FRAGMENTS = "fragments"
OK = 200

_FRAGMENT = re.compile(r"^fragment (\w+) .*?^}\n", re.MULTILINE | re.DOTALL)
_SPREAD = re.compile(r"\.\.\.(\w+)")


class ApiFailed(Exception):
    """The API could not answer, or the front asked what it does not understand; the message is for the log."""


class ApiRefused(Exception):
    """The API does not take a value that came from the visitor."""


class Api:
    """The API as one visitor's request reads it.

    Attributes:
        asked: name of each query so far, with the milliseconds that its answer took.
    """

    def __init__(self, request: HttpRequest) -> None:
        self._host: dict[str, Any] = {
            name: request.META[name]
            for name in ("HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "wsgi.url_scheme")
            if name in request.META
        }
        self.asked: list[tuple[str, float]] = []

    def ask(self, name: str, **variables: Any) -> dict[str, Any]:
        """Return the data of the query that the file ``queries/<name>.graphql`` holds.

        Raises:
            ApiRefused: the API does not accept a value.
            ApiFailed: the answer has other errors, or cannot be read.
        """
        started = time.monotonic()
        body = json.dumps({"query": query_text(name), "variables": variables}).encode()
        path = reverse("destination_cms:graphql")
        asked = WSGIRequest(
            {
                **self._host,
                "REQUEST_METHOD": "POST",
                "PATH_INFO": path,
                "CONTENT_TYPE": "application/json",
                "CONTENT_LENGTH": str(len(body)),
                "HTTP_ACCEPT": "application/json",
                "wsgi.input": io.BytesIO(body),
            }
        )
        view, positional, named = resolve(path)
        response = view(asked, *positional, **named)
        self.asked.append((name, (time.monotonic() - started) * 1000))
        answer = json.loads(response.content)
        codes = [error.get("extensions", {}).get("code") for error in answer.get("errors", [])]
        if "BAD_USER_INPUT" in codes:
            raise ApiRefused(f"{name}: {answer['errors']}")
        if codes or response.status_code != OK:
            raise ApiFailed(f"{name}: {response.status_code} {answer.get('errors')}")
        data: dict[str, Any] = answer["data"]
        return data

    def timing(self) -> str:
        """Return what was asked as the value of a ``Server-Timing`` header."""
        return ", ".join(f"{name};dur={milliseconds:.1f}" for name, milliseconds in self.asked)


@cache
def query_text(name: str) -> str:
    """Return a query with the fragments that it needs, and no other: GraphQL refuses what is not used."""
    text = (QUERIES / f"{name}.graphql").read_text()
    fragments = {match[1]: match[0] for match in _FRAGMENT.finditer((QUERIES / f"{FRAGMENTS}.graphql").read_text())}
    needed: list[str] = []
    waiting = _SPREAD.findall(text)
    while waiting:
        fragment = waiting.pop(0)
        if fragment not in needed:
            needed.append(fragment)
            waiting += _SPREAD.findall(fragments[fragment])
    return "\n".join([text, *(fragments[fragment] for fragment in needed)])
