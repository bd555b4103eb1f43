"""An anonymous client that looks for canaries in every byte it is sent."""

import gzip
import json
from collections.abc import Callable, Collection
from typing import Any

from django.http import HttpResponse
from django.test import Client

from .canaries import Canaries, Leak

#: Looks at an answer's bytes; the feed hands over its lines without what a tombstone may say.
Reduce = Callable[[bytes], bytes]


class WatchedClient:
    """Requests without a session; every answer is checked, headers included."""

    def __init__(self, canaries: Canaries, host: str = "testserver") -> None:
        self.canaries = canaries
        self.host = host
        self.requests = 0
        #: Set to a list to keep (what was asked, status, body) of every answer.
        self.transcript: list[tuple[str, int, bytes]] | None = None
        self._client = Client(headers={"host": host}, raise_request_exception=False)

    def request(
        self, method: str, path: str, *, reduce: Reduce = bytes, status: int | None = 200, **extra: Any
    ) -> HttpResponse:
        """Send a request and check the answer.

        Raises:
            Leak: the answer holds a canary, sets a cookie, or is not the status that was expected.
        """
        self.requests += 1
        response = self._client.generic(method, path, **extra)
        asked = f"{method} {path} {extra.get('data', '')!r}"[:400]
        body = gzip.decompress(response.content) if response.get("Content-Encoding") == "gzip" else response.content
        self.canaries.check(reduce(body), asked)
        self.canaries.check(
            "\n".join(f"{name}: {value}" for name, value in response.items()).encode(), f"headers, {asked}"
        )
        if self.transcript is not None:
            self.transcript.append((asked, response.status_code, body))
        if response.cookies:
            raise Leak(f"a cookie was set <- {asked}")
        if status is not None and response.status_code != status:
            raise Leak(f"{response.status_code} instead of {status}: {body[:300]!r} <- {asked}")
        return response

    def query(
        self, document: str, variables: dict[str, Any] | None = None, *, refusals: Collection[str] = ()
    ) -> dict[str, Any]:
        """Send a GraphQL query and return its body.

        Raises:
            Leak: as ``request``; an error is one too, but for those with a code in ``refusals``.
        """
        data = json.dumps({"query": document, "variables": variables or {}})
        status = None if refusals else 200
        response = self.request("POST", "/graphql/", data=data, content_type="application/json", status=status)
        body: dict[str, Any] = json.loads(response.content)
        codes = {error["extensions"]["code"] for error in body.get("errors", ())}
        if not codes <= set(refusals):
            raise Leak(f"errors {body['errors']} <- {document} {variables}")
        return body
