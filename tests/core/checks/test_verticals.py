"""E001, E002, E004, W001: declarations of verticals."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from django.core.checks import CheckMessage
from django.db import models
from django.test.utils import isolate_apps
from wagtail import hooks
from wagtail.models import Page, Site, TranslatableMixin

from circuits.models import CircuitStop, SpotMixin, SpotPage
from destination_cms.checks.schema import check_schema
from destination_cms.checks.verticals import check_descriptions, check_hook_answers, check_kinds, check_names
from destination_cms.models import District
from destination_cms.verticals import HOOK_NAME, Kind, PermanentAddresses, Vertical
from tests.declared import also_declared, declared_instead_of_events
from tests.third_party.events.vertical import vertical as events

(EVENT,) = events.kinds


with isolate_apps("tests.third_party.events"):

    class DistrictProxy(District):
        class Meta:
            app_label = "destination_events"
            proxy = True

    class Festival(TranslatableMixin):
        id = models.UUIDField(primary_key=True)

        class Meta(TranslatableMixin.Meta):
            app_label = "destination_events"

    class Season(TranslatableMixin):
        class Meta(TranslatableMixin.Meta):
            app_label = "destination_events"


def told(messages: list[CheckMessage]) -> list[tuple[str | None, str]]:
    assert all(message.hint for message in messages)
    return [(message.id, message.msg) for message in messages]


def with_kind(**changes: Any) -> Vertical:
    return replace(events, kinds=(replace(EVENT, **{"permanent": None, **changes}),))


def test_what_is_installed_is_declared_well():
    checks = (check_hook_answers, check_names, check_kinds, check_descriptions)

    assert [message for check in checks for message in check(None)] == []


@pytest.mark.parametrize("answer", [None, "events", {"name": "events"}, Vertical])
def test_a_hook_that_answers_something_else_is_named(answer: object):
    with also_declared(answer):
        messages = check_hook_answers(None)

    assert told(messages) == [
        (
            "destination_cms.E001",
            (
                f"The hook tests.declared._hook.<locals>.register_something answered {type(answer).__name__}, which is not "
                f"a destination_cms.verticals.Vertical."
            ),
        )
    ]


def test_what_is_no_vertical_disturbs_nobody_else():
    with also_declared("events"):
        assert check_names(None) == check_kinds(None) == check_descriptions(None) == []


def test_a_vertical_of_a_taken_name_is_refused():
    other = Vertical(name="circuits", description="Other circuits.")
    with also_declared(other):
        assert told(check_names(None)) == [
            ("destination_cms.E002", "The name 'circuits' of a vertical is taken 2 times.")
        ]


@pytest.mark.parametrize("name", ["spot", "image", "district"])
def test_a_kind_of_a_taken_name_is_refused_also_when_it_is_the_cores(name: str):
    with declared_instead_of_events(with_kind(name=name)):
        assert told(check_names(None)) == [("destination_cms.E002", f"The name '{name}' of a kind is taken 2 times.")]


@pytest.mark.parametrize("name", ["", "Event", "9lives", "jour-fixe", "a:b", "x" * 41, "événement", 5])
def test_what_cannot_stand_in_a_key_is_no_name(name: Any):
    with declared_instead_of_events(with_kind(name=name)):
        assert told(check_names(None)) == [("destination_cms.E002", f"'{name}' is not a valid name for a kind.")]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        pytest.param({"project": None}, "has no projector", id="no projector"),
        pytest.param({"model": None}, "has no model", id="no model"),
        pytest.param({"model": "events.EventPage"}, "has no model", id="a model by name"),
        pytest.param(
            {"model": SpotMixin}, "names the model SpotMixin, which is abstract or a proxy", id="an abstract model"
        ),
        pytest.param(
            {"model": DistrictProxy}, "names the model DistrictProxy, which is abstract or a proxy", id="a proxy"
        ),
        pytest.param(
            {"model": Site},
            "names the model wagtailcore.Site, which is neither a page nor translatable",
            id="not translatable",
        ),
        pytest.param(
            {"model": Festival},
            "names the model destination_events.Festival, whose primary key is not a whole number",
            id="a UUID as primary key",
        ),
        pytest.param(
            {"model": CircuitStop, "permanent": PermanentAddresses()},
            "has permanent addresses, and its model is not a page",
            id="addresses without pages",
        ),
        pytest.param({"index": District}, "has an index that is not a PublicationIndex", id="another index"),
    ],
)
def test_a_kind_that_cannot_be_published_is_refused(changes: dict[str, Any], fault: str):
    with declared_instead_of_events(with_kind(**changes)):
        assert told(check_kinds(None)) == [("destination_cms.E004", f"The kind 'event' {fault}.")]


def test_what_is_no_kind_is_told_once():
    with declared_instead_of_events(replace(events, kinds=(EVENT, "party"))):
        assert told(check_kinds(None)) == [
            ("destination_cms.E004", "The vertical 'events' has str among its kinds, which is not a Kind.")
        ]
        assert check_names(None) == check_schema(None) == []


def test_a_hook_without_a_name_is_named_by_what_it_is():
    with hooks.register_temporarily(HOOK_NAME, partial(int, "5")):
        (message,) = check_hook_answers(None)

    assert message.msg.startswith("The hook functools.partial(<class 'int'>, '5') answered int,")


@pytest.mark.parametrize(
    ("model", "label"),
    [(SpotPage, "destination_circuits.SpotPage"), (District, "destination_cms.District")],
)
def test_a_model_is_published_by_one_kind(model: type[Page], label: str):
    with declared_instead_of_events(with_kind(model=model)):
        assert told(check_kinds(None)) == [("destination_cms.E004", f"The model {label} is published by 2 kinds.")]


def test_a_translatable_snippet_may_be_a_kind():
    kind = Kind(name="season", model=Season, project=EVENT.project, graphql_type="Season")
    with also_declared(Vertical(name="seasons", kinds=(kind,), description="Times of the year.")):
        assert check_kinds(None) == []


@pytest.mark.parametrize("description", ["", "  "])
def test_a_vertical_says_what_it_publishes(description: str):
    with declared_instead_of_events(replace(events, description=description)):
        assert told(check_descriptions(None)) == [("destination_cms.W001", "The vertical 'events' has no description.")]
