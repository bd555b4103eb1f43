"""Baselines: views that do not use the product."""

import json
from functools import cache
from pathlib import Path

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from graphql import DocumentNode, execute_sync, parse

from destination_cms.models import LedgerState

from .floor_schema import SCHEMA
from .scenarios import SCENARIOS


@csrf_exempt
def core_floor(request: HttpRequest, name: str) -> HttpResponse:
    """Answer a scenario with graphql-core alone: a pre-parsed document over rows read with SQL."""
    variables = json.loads(request.body)["variables"]
    result = execute_sync(SCHEMA, _document(name), variable_values=variables)
    if result.errors:
        raise result.errors[0]
    return HttpResponse(orjson.dumps({"data": result.data}), content_type="application/json")


@csrf_exempt
def django_floor(request: HttpRequest, name: str) -> HttpResponse:
    """Answer a scenario with Django alone: read one row and send prepared bytes."""
    LedgerState.objects.get(pk=1)
    return HttpResponse(_answer(name), content_type="application/json")


def answer_path(name: str) -> Path:
    """Return the path of the prepared response of a scenario for the Django floor."""
    home: Path = settings.HOME
    return home / f"{name}.json"


@cache
def _document(name: str) -> DocumentNode:
    return parse(SCENARIOS[name].query)


@cache
def _answer(name: str) -> bytes:
    return answer_path(name).read_bytes()
