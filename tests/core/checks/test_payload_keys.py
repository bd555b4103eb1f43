"""W011: what is published and shown nowhere in GraphQL."""

import json

import pytest
from django.core import checks

from destination_cms.models import Publication
from tests.destination import Destination


def warnings(databases: tuple[str, ...] = ("default",)) -> list[str]:
    found = checks.run_checks(tags=[checks.Tags.database], databases=databases)
    return [message.msg for message in found if message.id == "destination_cms.W011"]


def test_a_key_without_a_field_is_told_once_for_its_kind(destination: Destination) -> None:
    destination.circuit("One", [destination.spot()])
    destination.circuit("Two")
    assert warnings() == []

    for row in Publication.objects.filter(kind="circuit"):
        row.payload = json.dumps({**json.loads(row.payload), "ascent_m": 120})
        row.save()

    (told,) = warnings()
    assert told.startswith("The payload key 'ascent_m' of the kind 'circuit' is in no field of GraphQL")
    assert warnings(databases=()) == []


@pytest.mark.django_db
def test_a_site_that_has_published_nothing_is_not_warned() -> None:
    assert warnings() == []
