"""Ask the GraphQL API as a front-end does: over HTTP, with JSON."""

import json
from typing import Any

from django.test import Client


def answer(query: str, **variables: Any) -> dict[str, Any]:
    """Return the whole answer to a query, errors included."""
    body = json.dumps({"query": query, "variables": variables})
    response = Client().post("/graphql/", body, content_type="application/json")
    assert response.status_code in {200, 400}, response.content
    return response.json()  # type: ignore[no-any-return]


def ask(query: str, **variables: Any) -> dict[str, Any]:
    """Return the data of a query that has no errors."""
    body = answer(query, **variables)
    assert "errors" not in body, body["errors"]
    return body["data"]  # type: ignore[no-any-return]
