"""What an older version has published is found by the new filters before the next reconcile."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from circuits.models import CircuitIndex
from destination_cms.models import PublicationMember
from destination_cms.models.publication_members import fill_titles, term_of
from destination_cms.publishing.reconcile import reconcile_publications
from tests.asking import ask
from tests.destination import Destination

pytestmark = pytest.mark.django_db

QUERY = "query($filter: CircuitFilter) { circuits(filter: $filter) { totalCount nodes { title } } }"


def run(name: str) -> None:
    with connection.schema_editor() as editor:
        import_module(f"circuits.migrations.{name}").fill(apps, editor)


def found(**chosen: object) -> list[str]:
    return [node["title"] for node in ask(QUERY, filter=chosen)["circuits"]["nodes"]]


def test_older_circuits_are_found_by_way_of_travelling_and_month(destination: Destination) -> None:
    destination.circuit("Ride", practice_mode="BIKE")
    CircuitIndex.objects.update(practice_modes="", season_months="")
    PublicationMember.objects.all().delete()
    assert found(practiceModes={"eq": "BIKE"}) == []

    run("0012_practice_of_older_rows")

    assert found(practiceModes={"eq": "BIKE"}) == ["Ride"]
    assert found(practiceModes={"eq": "WALK"}) == []
    assert found(months={"eq": "MAY"}) == ["Ride"]


def test_older_circuits_are_found_by_the_districts_of_their_stops(destination: Destination) -> None:
    fort, quay = (destination.district(name, slug=name.lower()) for name in ("Fort", "Quay"))
    places = [destination.spot(district=district) for district in (fort, quay, fort, None)]
    destination.circuit("Both", places)
    destination.circuit("Fort alone", places[:1])
    destination.circuit("Nowhere", places[3:])
    CircuitIndex.objects.update(districts="")
    terms = [term_of(CircuitIndex.lookup("districts"), f"district:{each.translation_key}:fr") for each in (fort, quay)]
    PublicationMember.objects.filter(term__in=terms).delete()
    assert found(districtSlug={"eq": "fort"}) == []

    run("0013_circuits_by_district")
    # As every ``migrate`` does at its end.
    fill_titles("default")

    assert found(districtSlug={"eq": "fort"}) == ["Both", "Fort alone"]
    assert found(districtSlug={"eq": "quay"}) == ["Both"]
    assert reconcile_publications(is_dry_run=True).count == 0
