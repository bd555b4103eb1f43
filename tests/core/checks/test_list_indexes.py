"""A developer reads which order of a list has no database index."""

from typing import Any

import pytest

from destination_cms.checks.list_indexes import check_list_indexes
from destination_cms.projections.kinds import get_kinds


def test_an_order_without_an_index_is_named_with_the_model_to_change(monkeypatch: pytest.MonkeyPatch) -> None:
    model: Any = get_kinds()["event"].index
    kept = [index for index in model._meta.indexes if "title_key" not in index.fields]
    monkeypatch.setattr(model._meta, "indexes", kept)

    (found,) = check_list_indexes(None)

    assert found.id == "destination_cms.W013"
    assert "ordered by 'title_key'" in found.msg
    assert found.obj is model
    assert "EventIndex" in str(found.hint)
