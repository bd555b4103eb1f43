"""What an older version has published is found by the new filters before the next reconcile."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from circuits.models import CircuitIndex
from destination_cms.models import PublicationMember
from tests.asking import ask
from tests.destination import Destination

pytestmark = pytest.mark.django_db

QUERY = "query($filter: CircuitFilter) { circuits(filter: $filter) { totalCount nodes { title } } }"


def found(**chosen: object) -> list[str]:
    return [node["title"] for node in ask(QUERY, filter=chosen)["circuits"]["nodes"]]


def test_older_circuits_are_found_by_way_of_travelling_and_month(destination: Destination) -> None:
    destination.circuit("Ride", practice_mode="BIKE")
    CircuitIndex.objects.update(practice_modes="", season_months="")
    PublicationMember.objects.all().delete()
    assert found(practiceModes={"eq": "BIKE"}) == []

    with connection.schema_editor() as editor:
        import_module("circuits.migrations.0012_practice_of_older_rows").fill(apps, editor)

    assert found(practiceModes={"eq": "BIKE"}) == ["Ride"]
    assert found(practiceModes={"eq": "WALK"}) == []
    assert found(months={"eq": "MAY"}) == ["Ride"]
