"""Pages that follow each other by cursor hold every row once, in the order asked, whichever that is."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from destination_cms.graphql.lists.cursors import bound_of
from destination_cms.graphql.lists.ordering import (
    COMMON_COLUMNS,
    DISTANCE,
    DISTANCE_COLUMN,
    Term,
    cursor_of,
    number_column,
    order_values,
    sql_order,
    terms_of,
)
from destination_cms.graphql.reading.ids import BadInput, encode_cursor
from destination_cms.graphql.reading.rows import read_rows
from destination_cms.models import Publication
from destination_cms.models.title_order import title_key

from .rows import add_rows

COLUMNS = {
    **COMMON_COLUMNS,
    "LENGTH": number_column("latitude", "By a number that not every row has."),
    DISTANCE: DISTANCE_COLUMN,
}
#: Equal titles and lengths, and rows without a length.
ROWS = [("b", 2), ("a", None), ("b", 1), ("a", 2), ("c", None), ("a", 1)]

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows() -> list[Publication]:
    return add_rows({"title": title, "title_key": title_key(title, "fr"), "latitude": length} for title, length in ROWS)


def terms(*order: tuple[str, str]) -> list[Term]:
    return terms_of([{"field": field, "direction": direction} for field, direction in order], COLUMNS, is_near=False)


def page(asked: list[Term], size: int, *, cursor: str | None = None, is_backward: bool = False) -> list[Any]:
    found = Publication.objects.annotate(**order_values(asked))
    if cursor is not None:
        found = found.filter(bound_of(cursor, "after", asked, is_after=not is_backward).condition())
    return read_rows(found.order_by(*sql_order(asked, is_backward=is_backward))[:size], [*order_values(asked)])


def walk(asked: list[Term], size: int, *, is_backward: bool = False) -> list[int]:
    seen: list[int] = []
    cursor = None
    while found := page(asked, size, cursor=cursor, is_backward=is_backward):
        seen += [row.uuid.int for row in found]
        cursor = cursor_of(found[-1], asked)
    return seen


def expected(order: list[tuple[str, str]]) -> list[int]:
    """Return the rows' numbers in order: a row without a value comes last, equal ones by UUID in the last direction."""
    numbered = list(enumerate(ROWS, start=1))
    if order[-1][1] == "DESC":
        numbered.reverse()
    for field, direction in reversed(order):
        place = 0 if field == "TITLE" else 1
        having = [item for item in numbered if item[1][place] is not None]
        lacking = [item for item in numbered if item[1][place] is None]
        having.sort(key=lambda item: item[1][place], reverse=direction == "DESC")  # type: ignore[arg-type, return-value]
        numbered = having + lacking
    return [number for number, _ in numbered]


@given(
    order=st.lists(st.sampled_from(["TITLE", "LENGTH"]), min_size=1, max_size=2, unique=True),
    directions=st.tuples(st.sampled_from(["ASC", "DESC"]), st.sampled_from(["ASC", "DESC"])),
    size=st.integers(1, 7),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_walk_by_cursor_sees_every_row_once_in_order(
    rows: Any, order: list[str], directions: tuple[str, str], size: int
) -> None:
    asked = list(zip(order, directions, strict=False))

    assert walk(terms(*asked), size) == expected(asked)
    assert walk(terms(*asked), size, is_backward=True) == expected(asked)[::-1]


def test_a_row_that_goes_meanwhile_moves_no_page(rows: list[Publication]) -> None:
    asked = terms(("TITLE", "ASC"))
    first = page(asked, 3)

    Publication.objects.filter(uuid=first[2].uuid).delete()

    assert [row.uuid.int for row in page(asked, 3, cursor=cursor_of(first[2], asked))] == [1, 3, 5]


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "nonsense",
        encode_cursor([]),
        encode_cursor(["title_key,uuid", "a"]),
        encode_cursor(["-title_key,uuid", "a", "b"]),
    ],
    ids=["empty", "no cursor", "too short", "too few values", "of another order"],
)
def test_a_cursor_that_is_not_of_this_list_is_refused(cursor: str) -> None:
    with pytest.raises(BadInput, match="'after' is not a cursor of this list"):
        bound_of(cursor, "after", terms(("TITLE", "ASC")), is_after=True)


@pytest.mark.parametrize("value", [True, "1", {}, "2026-07-01T12:00:00"])
def test_a_cursor_with_a_value_of_another_type_is_refused(value: Any) -> None:
    for order in (("LENGTH", "ASC"), ("LAST_PUBLISHED_AT", "ASC")):
        asked = terms(order)
        cursor = encode_cursor(
            [",".join(term.signature for term in asked), value, "00000000-0000-0000-0000-000000000001"]
        )
        with pytest.raises(BadInput):
            bound_of(cursor, "after", asked, is_after=True)
