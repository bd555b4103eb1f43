"""A stored value that is missing makes its record damaged only where it can neither be null nor has a default."""

from types import SimpleNamespace
from typing import Any

import pytest

from destination_cms.graphql.reading.rows import DamagedRecord
from destination_cms.graphql.types.sources import Source

ROW = SimpleNamespace(title="Column", key="spot:a:fr", kind="spot")


def record(**payload: Any) -> Any:
    return SimpleNamespace(row=ROW, url="/fr/", payload=payload)


def part(**payload: Any) -> Any:
    return SimpleNamespace(record=record(), payload=payload)


@pytest.mark.parametrize(
    ("source", "payload", "expected"),
    [
        (Source("title", is_column=True), {"title": "Payload"}, "Column"),
        (Source("url", is_column=True), {}, "/fr/"),
        (Source("note"), {"note": "words"}, "words"),
        (Source("note"), {"note": ""}, None),
        (Source("note"), {}, None),
        (Source("note", default="usual"), {}, "usual"),
        (Source("note", is_required=True), {"note": ""}, ""),
        (Source("note", is_required=True), {"note": None}, None),
        (Source("note", convert=lambda shown, value: [shown.url, value]), {"note": "words"}, ["/fr/", "words"]),
        (Source("note", convert=lambda shown, value: [shown.url, value]), {"note": ""}, None),
    ],
)
def test_a_value_is_read_from_where_it_is_stored(source: Source, payload: dict[str, Any], expected: Any) -> None:
    assert source.resolver()(record(**payload), None) == expected


@pytest.mark.parametrize("convert", [None, lambda shown, value: value])
def test_a_record_without_a_required_key_is_damaged(convert: Any) -> None:
    resolve = Source("note", convert=convert, is_required=True).resolver()

    with pytest.raises(DamagedRecord) as of_record:
        resolve(record(), None)
    with pytest.raises(DamagedRecord) as of_part:
        resolve(part(), None)

    assert (of_record.value.name, of_part.value.name) == ("note", "")
    assert of_part.value.key == "spot:a:fr"
