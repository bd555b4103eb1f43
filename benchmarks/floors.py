"""The least that an answer could cost: views without any of the product."""

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
    """Answer a scenario by graphql-core alone: a document parsed before, rows read by hand."""
    variables = json.loads(request.body)["variables"]
    result = execute_sync(SCHEMA, _document(name), variable_values=variables)
    if result.errors:
        raise result.errors[0]
    return HttpResponse(orjson.dumps({"data": result.data}), content_type="application/json")


@csrf_exempt
def django_floor(request: HttpRequest, name: str) -> HttpResponse:
    """Answer a scenario by Django alone: one row is read, and bytes that were made before are sent."""
    LedgerState.objects.get(pk=1)
    return HttpResponse(_answer(name), content_type="application/json")


def answer_path(name: str) -> Path:
    """Return where the bytes of a scenario's answer are kept for the Django floor."""
    home: Path = settings.HOME
    return home / f"{name}.json"


@cache
def _document(name: str) -> DocumentNode:
    return parse(SCENARIOS[name].query)


@cache
def _answer(name: str) -> bytes:
    return answer_path(name).read_bytes()
