"""A field shows the column or payload key of its name; what cannot be shown is null or left out."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import graphene
import pytest

from destination_cms.graphql.types.records import PartType, RecordType, Source, resolver_of


class Place(RecordType):
    """What a part refers to."""

    class Meta:
        name = "TestPlace"


class Visit(PartType):
    """A part that says nothing without its place."""

    class Meta:
        name = "TestVisit"

    place = graphene.Field(Place, required=True)
    note = graphene.String()


class Thing(RecordType):
    class Meta:
        name = "TestThing"

    title = graphene.String(required=True)
    teaser = graphene.String(required=True)
    note = graphene.String()
    length_meters = graphene.Int(source="length_m")
    opened_on = graphene.Date()
    changed_at = graphene.DateTime()
    place = graphene.Field(Place)
    visits = graphene.List(graphene.NonNull(Visit), required=True)
    age = graphene.Int()

    @staticmethod
    def resolve_age(record: Any, info: Any) -> int:
        return 7


@dataclass
class Record:
    """A publication as a reader has it, with what is public of the others."""

    payload: dict[str, Any]
    public: tuple[str, ...] = ()
    row: Any = field(default_factory=lambda: SimpleNamespace(title="Column"))

    def refer(self, value: dict[str, str] | None) -> str | None:
        return value["ref"] if value and value["ref"] in self.public else None


def shown(name: str, payload: dict[str, Any], *public: str) -> Any:
    resolve = resolver_of(Thing, name)
    assert resolve is not None
    return resolve(Record(payload, public), None)


@pytest.mark.parametrize(
    ("name", "payload", "expected"),
    [
        ("title", {"title": "Payload"}, "Column"),
        ("teaser", {"teaser": "Words"}, "Words"),
        ("teaser", {"teaser": ""}, ""),
        ("note", {"note": ""}, None),
        ("note", {}, None),
        ("length_meters", {"length_m": 4200, "length_meters": 1}, 4200),
        ("length_meters", {"length_m": 0}, 0),
        ("opened_on", {"opened_on": "2026-05-01"}, date(2026, 5, 1)),
        ("opened_on", {"opened_on": None}, None),
        ("changed_at", {"changed_at": "2026-05-01T12:00:00+00:00"}, datetime(2026, 5, 1, 12, tzinfo=UTC)),
    ],
)
def test_a_value_is_found_by_name_and_shown_as_its_type_says(name: str, payload: dict[str, Any], expected: Any) -> None:
    assert shown(name, payload) == expected


def test_a_reference_is_what_it_leads_to_while_that_is_public() -> None:
    payload = {"place": {"ref": "spot:a:fr"}}

    assert shown("place", payload, "spot:a:fr") == "spot:a:fr"
    assert shown("place", payload) is None
    assert shown("place", {"place": None}) is None


def test_a_part_without_what_it_needs_is_left_out_and_the_others_stay() -> None:
    visits = [{"place": {"ref": key}, "note": key} for key in ("spot:a:fr", "spot:b:fr", "spot:c:fr")]

    found = shown("visits", {"visits": visits}, "spot:a:fr", "spot:c:fr")

    assert [part.payload["note"] for part in found] == ["spot:a:fr", "spot:c:fr"]


def test_a_computed_field_is_its_own_business() -> None:
    assert resolver_of(Thing, "age") is None
    assert Thing.source_of("age") is None


def test_checks_can_ask_where_a_value_is_stored() -> None:
    assert Thing.source_of("title") == Source("title", is_column=True)
    assert Thing.source_of("length_meters") == Source("length_m")
