"""E008: what a vertical adds to the kind of another has to fit it."""

from typing import Any

import pytest
from wagtail.models import Site

from circuits.index import CircuitIndex
from circuits.models import CircuitPage
from destination_cms.checks.extensions import check_extensions, check_subclasses
from destination_cms.models import District
from destination_cms.verticals import KindExtension, Vertical
from tests.declared import also_declared
from tests.third_party.events.models import EventPage

FILTERS = {"venue": "any"}


def told(*extensions: Any) -> list[str]:
    with also_declared(Vertical(name="more", description="More.", extensions=extensions)):
        messages = check_extensions(None)
    assert all(message.id == "destination_cms.E008" and message.hint for message in messages)
    return [message.msg for message in messages]


def test_what_is_installed_extends_well():
    assert check_extensions(None) == check_subclasses(None) == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        pytest.param(
            {"kind": "event", "model": Site},
            "names the model wagtailcore.Site, which is not a subclass of destination_events.EventPage",
            id="another model",
        ),
        pytest.param(
            {"kind": "event", "model": "EventPage"},
            "names the model EventPage, which is not a subclass of destination_events.EventPage",
            id="a model by name",
        ),
        pytest.param(
            {"kind": "event", "project": "project_event"},
            "has no projector",
            id="a projector by name",
        ),
        pytest.param(
            {"kind": "event", "index": District, "filters": FILTERS},
            "has an index that is not a PublicationIndex",
            id="another index",
        ),
        pytest.param({"kind": "event"}, "adds nothing", id="nothing"),
    ],
)
def test_an_extension_that_does_not_fit_is_told_with_its_vertical(fields: dict[str, Any], sentence: str):
    assert told(KindExtension(**fields)) == [f"The extension of 'event' by the vertical 'more' {sentence}."]


def test_a_kind_that_is_not_there_is_told():
    assert told(KindExtension(kind="party", filters=FILTERS)) == [
        "The vertical 'more' extends the kind 'party', which is not installed."
    ]


def test_what_is_no_extension_is_told_and_disturbs_nobody_else():
    assert told("circuit") == ["The vertical 'more' has str among its extensions, which is not a KindExtension."]


def test_the_kinds_own_model_is_no_subclass_of_itself():
    assert "not a subclass" in told(KindExtension(kind="circuit", model=CircuitPage))[0]


def test_a_model_is_named_once():
    assert told(KindExtension(kind="page", model=EventPage)) == [
        "The model destination_events.EventPage is named 2 times by kinds and extensions."
    ]


def test_a_column_of_a_taken_name_is_told():
    columns = {message.split("'")[1] for message in told(KindExtension(kind="circuit", index=CircuitIndex))}

    assert columns == {
        "difficulty", "duration_minutes", "length_m", "practice_mode", "practice_modes", "reduced_mobility",
        "season_months", "step_free", "stop_count", "suitable_for", "themes", "districts",
        "south", "west", "north", "east",
    }  # fmt: skip
