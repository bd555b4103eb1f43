"""Several values in one column, found one by one."""

import pytest

from destination_cms.models import District
from destination_cms.multi_values import holds, lines_of
from tests.destination import Destination


@pytest.mark.parametrize(
    ("value", "expected"),
    [("fr", {"fr en", "fr"}), ("en", {"fr en"}), ("f", set()), ("", set()), ("%", set()), ("_r", set())],
)
def test_a_row_is_found_by_each_whole_value_and_by_no_part(
    destination: Destination, value: str, expected: set[str]
) -> None:
    for values in (["fr", "en"], ["fr"], ["fr-CA"], []):
        destination.district(" ".join(values), description=lines_of(values))

    assert {district.name for district in District.objects.filter(holds("description", value))} == expected


def test_nothing_is_an_empty_text() -> None:
    assert lines_of([]) == ""
    assert lines_of(iter(["a"])) == "\na\n"
