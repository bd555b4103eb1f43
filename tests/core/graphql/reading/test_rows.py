"""Rows of the ledger for readers: a payload is parsed once, and never shared by name alone."""

from typing import Any

import orjson
import pytest

from destination_cms.graphql.reading import rows
from destination_cms.graphql.reading.rows import DamagedRecord, Row, links_to


def row(payload: str, digest: str = "a", links: str = "") -> Any:
    values = ("spot", "fr", "Title", "slug", "/fr/slug/", payload, links, digest, None, None, "0" * 32)
    return Row(values, None)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_known", {})


def test_a_payload_that_comes_again_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = row('{"teaser":"Short."}'), row('{"teaser":"Short."}')
    assert first.parse() == {"teaser": "Short."}
    monkeypatch.setattr(orjson, "loads", None)

    assert second.parse() == {"teaser": "Short."}


def test_what_lacks_a_key_is_told_of_the_record_that_lacks_it() -> None:
    payloads = [row("{}").parse() for _ in range(2)]

    for payload in payloads:
        with pytest.raises(DamagedRecord) as met:
            payload["teaser"]
        assert payload.row is not None
        assert met.value.name == "teaser"
    assert payloads[0].row is not payloads[1].row


@pytest.mark.parametrize("damaged", ['{"teaser":"Short."', "[]", '"text"', ""])
def test_a_damaged_payload_is_found_although_the_whole_one_is_kept(damaged: str) -> None:
    row('{"teaser":"Short."}').parse()

    with pytest.raises(DamagedRecord):
        row(damaged).parse()


def test_few_payloads_are_kept_and_no_long_one() -> None:
    row(orjson.dumps({"body": "x" * rows.LONGEST_KEPT}).decode(), digest="long").parse()
    assert not rows._known

    for number in range(rows.MAX_KEPT + 5):
        row("{}", digest=str(number)).parse()

    assert len(rows._known) == rows.MAX_KEPT
    assert ("0", 2) not in rows._known


def test_references_are_found_by_their_kind() -> None:
    some = [row("{}", links="image:1:\nimage_set:2:\nspot:3:fr"), row("{}"), row("{}", links="spot:image:4\nimage:5:")]

    assert links_to("image", some) == ["image:1:", "image:5:"]
    assert links_to("circuit", some) == []
