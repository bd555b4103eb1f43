"""Floors: what this stack costs with nothing above it. Each answers the plugin's own requests.

* ``row``: Django reads the answer from one row.
* ``hand``: the fewest statements that give the facts, as dictionaries, and ``json.dumps``.
* ``graphql``: graphql-core over the same dictionaries, with the document parsed and validated once.
"""

import json

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from graphql import execute_sync

from .documents import SCHEMA, document
from .statements import facts


@csrf_exempt
def row_floor(request: HttpRequest, workload: str) -> HttpResponse:
    """Answer from one row, read by its primary key."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM floors_preparedanswer WHERE workload = %s", [workload])
        (body,) = cursor.fetchone()
    return HttpResponse(bytes(body), content_type="application/json")


@csrf_exempt
def hand_written_floor(request: HttpRequest, workload: str) -> HttpResponse:
    """Answer from statements that are written for the workload."""
    return _answer(facts(workload, _slug(request)))


@csrf_exempt
def graphql_floor(request: HttpRequest, workload: str) -> HttpResponse:
    """Answer by graphql-core over the same rows."""
    result = execute_sync(SCHEMA, document(workload), root_value=facts(workload, _slug(request)))
    if result.errors:
        raise result.errors[0]
    return _answer(result.data)


def _slug(request: HttpRequest) -> str:
    slug: str = json.loads(request.body)["variables"].get("slug", "")
    return slug


def _answer(data: object) -> HttpResponse:
    return HttpResponse(json.dumps({"data": data}), content_type="application/json")
