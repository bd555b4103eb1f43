"""The number of a list without cursors has limits."""

import pytest

from destination_cms.graphql.lists.short_lists import MOST_FIRST, checked_first
from destination_cms.graphql.reading.ids import BadInput


@pytest.mark.parametrize("first", [1, 20, MOST_FIRST])
def test_a_number_within_the_limits_passes(first: int) -> None:
    assert checked_first(first) == first


@pytest.mark.parametrize(("first", "code"), [(0, "BAD_USER_INPUT"), (-1, "BAD_USER_INPUT"), (101, "PAGE_TOO_LARGE")])
def test_another_number_is_refused_with_the_limits(first: int, code: str) -> None:
    with pytest.raises(BadInput, match=r"'first' must be from 1 to 100") as refused:
        checked_first(first)

    assert refused.value.extensions["code"] == code  # type: ignore[index]
