"""The kit finds what a vertical does wrong, and says what."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import graphene
import pytest
from django.utils import timezone

from destination_cms.graphql.types.interfaces import Content, Node
from destination_cms.testing import ContractBroken, assert_vertical_contract
from destination_cms.verticals import Projection, Resolver, Vertical
from tests.declared import declared_instead_of_events
from tests.third_party.events.index import EventIndex
from tests.third_party.events.models import EventPage
from tests.third_party.events.projection import project_event
from tests.third_party.events.schema import Event, EventsQuery
from tests.third_party.events.vertical import vertical

Change = Callable[[Any, Projection, Resolver], Projection]


def make(parent: Any) -> EventPage:
    starts_at = timezone.now() + timedelta(days=1)
    return EventPage(starts_at=starts_at, ends_at=starts_at)


def projected(change: Change) -> Vertical:
    """Return the events vertical with a projector whose answer is changed."""

    def project(page: Any, resolver: Resolver) -> Projection:
        return change(page, project_event(page, resolver), resolver)

    (kind,) = vertical.kinds
    return replace(vertical, kinds=(replace(kind, project=project),))


def with_payload(**values: Callable[[Any], Any]) -> Vertical:
    """Return the events vertical with these in its payload, made from the page."""

    def change(page: Any, projection: Projection, resolver: Resolver) -> Projection:
        return replace(
            projection, payload={**projection.payload, **{name: value(page) for name, value in values.items()}}
        )

    return projected(change)


def with_query(name: str, **fields: Any) -> Vertical:
    return replace(vertical, query=type(name, (EventsQuery,), {"__doc__": "More events.", **fields}))


def broken(changed: Vertical, **makers: Any) -> str:
    with declared_instead_of_events(changed), pytest.raises(ContractBroken) as caught:
        assert_vertical_contract(changed, make=makers or {"event": make})
    return str(caught.value)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        pytest.param(
            with_payload(related=lambda page: {"ref": f"spot:{page.translation_key}:fr"}),
            "which the resolver did not give",
            id="a reference of its own",
        ),
        pytest.param(with_payload(seen=lambda page: str(uuid4())), "to something else each time", id="not the same"),
        pytest.param(with_payload(starts_at=lambda page: page.starts_at), "is not JSON", id="a moment"),
        pytest.param(with_payload(fee=lambda page: float("nan")), "is not JSON", id="not a number"),
        pytest.param(with_payload(venue=lambda page: "a\x00b"), "cannot be stored as they are", id="a NUL"),
        pytest.param(
            projected(lambda page, projection, resolver: replace(projection, index={"colour": "red"})),
            "index values ['colour']",
            id="an index value without a column",
        ),
        pytest.param(
            projected(lambda page, projection, resolver: dict(projection.payload)),  # type: ignore[arg-type,return-value]
            "must return a Projection",
            id="no projection",
        ),
    ],
)
@pytest.mark.django_db
def test_a_projection_at_fault_is_named(changed: Vertical, sentence: str):
    told = broken(changed)

    assert sentence in told
    assert "'event'" in told


@pytest.mark.django_db
def test_a_projection_that_fails_once_published_is_quoted():
    def fail_for_the_ledger(page: Any, projection: Projection, resolver: Resolver) -> Projection:
        if type(resolver).__name__ == "LedgerResolver":
            raise LookupError("no such thing")
        return projection

    assert "is not in the ledger: LookupError: no such thing" in broken(projected(fail_for_the_ledger))


def resolve_all_titles(root: Any, info: Any) -> list[str]:
    return list(EventPage.objects.values_list("title", flat=True))


@pytest.mark.django_db
def test_a_root_field_that_reads_the_editing_side_gives_itself_away():
    titles = graphene.List(graphene.String, description="Titles of all events.", resolver=resolve_all_titles)

    assert "GraphQL shows a 'event' that is not public: canary-" in broken(with_query("Titles", titles=titles))


def resolve_nothing(root: Any, info: Any) -> None:
    raise ZeroDivisionError


@pytest.mark.django_db
def test_a_resolver_that_fails_is_quoted():
    weather = graphene.String(description="Rain or shine.", resolver=resolve_nothing)

    told = broken(with_query("Weather", weather=weather))

    assert "GraphQL answered" in told
    assert "INTERNAL_ERROR" in told
    assert "{ weather" in told


def test_what_has_no_description_is_listed():
    quiet = type("Quiet", (graphene.ObjectType,), {"name": graphene.String()})
    changed = with_query("Silent", quiet=graphene.Field(quiet, loudness=graphene.Int()))

    told = broken(changed)

    assert "Quiet.name" in told
    assert "Query.quiet(loudness)" in told
    assert "Event.title" not in told


def test_a_name_of_somebody_else_is_refused():
    (kind,) = vertical.kinds

    assert "destination_cms.E002: The name 'spot' of a kind is taken 2 times." in broken(
        replace(vertical, kinds=(replace(kind, name="spot"),)), spot=make
    )


def test_a_type_name_of_somebody_else_is_refused():
    spot = type("Spot", (graphene.ObjectType,), {"Meta": type("Meta", (), {"interfaces": (Content, Node)})})

    assert "destination_cms.E005" in broken(replace(vertical, types=(Event, spot)))


def test_every_kind_needs_a_maker():
    assert "needs a maker for each of ['event']" in broken(vertical, party=make)


def test_a_vertical_that_is_not_registered_is_refused():
    other = replace(vertical, description="Another one.")

    with pytest.raises(ContractBroken, match="is not registered"):
        assert_vertical_contract(other, make={"event": make})


@pytest.mark.parametrize("name", ["starts_at", "venue", "nothing"])
@pytest.mark.django_db
def test_only_columns_that_hold_a_payload_value_as_it_is_take_its_place(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EventIndex, "payload_columns", (name,))

    assert f"'{name}' in its payload_columns" in broken(vertical)
