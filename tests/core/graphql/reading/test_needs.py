"""What a query shows of a record is the union of what its fields show."""

from types import SimpleNamespace
from typing import Any

from destination_cms.graphql.reading.needs import EVERYTHING, Needs, declared_needs, needs_of, shows

TITLE = Needs(columns=frozenset({"title"}))
KIND = Needs(keys=frozenset({"kind"}))


def test_fields_that_are_shown_together_need_what_each_needs() -> None:
    assert Needs(frozenset({"title"}), frozenset({"kind"})) == TITLE | KIND
    assert (TITLE | EVERYTHING).keys is None
    assert (EVERYTHING | TITLE).keys is None


def test_a_resolver_that_declares_nothing_may_use_everything() -> None:
    @shows("title", keys=["kind"])
    def declared(shown: Any, info: Any) -> None: ...

    assert declared_needs(declared) == TITLE | KIND
    assert declared_needs(lambda shown, info: None) == EVERYTHING


def test_only_a_compiled_query_knows_its_needs() -> None:
    assert needs_of(SimpleNamespace(needs={"Spot": TITLE}), "Spot") == TITLE
    assert needs_of(SimpleNamespace(needs={"Spot": TITLE}), "Circuit") == EVERYTHING
    assert needs_of(SimpleNamespace(), "Spot") == EVERYTHING
