"""What a list is ordered by."""

import pytest

from destination_cms.graphql.lists.ordering import (
    COMMON_COLUMNS,
    DISTANCE,
    DISTANCE_COLUMN,
    Term,
    number_column,
    terms_of,
)
from destination_cms.graphql.reading.ids import BadInput

COLUMNS = {
    **COMMON_COLUMNS,
    "LENGTH": number_column("latitude", "By a number that not every row has."),
    DISTANCE: DISTANCE_COLUMN,
}


def terms(*order: tuple[str, str]) -> list[Term]:
    return terms_of([{"field": field, "direction": direction} for field, direction in order], COLUMNS, is_near=False)


def test_nothing_asked_is_by_title_or_by_distance_from_a_point() -> None:
    assert [term.column.name for term in terms_of(None, COLUMNS, is_near=False)] == ["title_key", "uuid"]
    assert [term.column.name for term in terms_of([], COLUMNS, is_near=True)] == ["distance_m", "uuid"]


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ([("TITLE", "ASC")] * 2, "names a field twice"),
        ([("TITLE", "ASC"), ("LENGTH", "ASC"), ("FIRST_PUBLISHED_AT", "ASC"), ("TITLE", "ASC")], "more than 3 parts"),
        ([(DISTANCE, "ASC")], "give 'filter.location.near'"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused(order: list[tuple[str, str]], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        terms(*order)


def test_equal_rows_go_by_uuid_in_the_direction_asked_so_that_one_index_serves_both() -> None:
    assert [term.is_descending for term in terms(("TITLE", "ASC"))] == [False, False]
    assert [term.is_descending for term in terms(("TITLE", "DESC"))] == [True, True]
