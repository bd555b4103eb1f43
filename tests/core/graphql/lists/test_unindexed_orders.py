"""Every order that a list offers is served by a database index, or is named."""

from typing import Any

import pytest

from destination_cms.graphql.lists.unindexed_orders import unindexed_orders
from destination_cms.graphql.schema import get_schema
from destination_cms.projections.kinds import get_kinds


def test_every_order_of_ours_has_an_index() -> None:
    assert list(unindexed_orders(get_schema())) == []


@pytest.mark.parametrize("column", ["title_key", "last_published_at", "starts_at"])
def test_an_order_without_one_is_named_with_its_kind_and_model(column: str, monkeypatch: pytest.MonkeyPatch) -> None:
    model: Any = get_kinds()["event"].index
    monkeypatch.setattr(model._meta, "indexes", [each for each in model._meta.indexes if column not in each.fields])

    assert list(unindexed_orders(get_schema())) == [("event", model, column)]
