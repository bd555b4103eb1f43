"""Ids and cursors are opaque: what we gave is read again, any other text is none of ours."""

import base64
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from destination_cms.graphql.reading import ids
from destination_cms.graphql.reading.ids import (
    BadInput,
    decode_cursor,
    encode_cursor,
    global_id,
    id_of,
    key_of_id,
    part_id,
)

UUID = "6f0c1b2a-0d3e-4f5a-8b7c-9d0e1f2a3b4c"
KEYS = [f"circuit:{UUID}:fr", f"image:{UUID}:", f"event:{UUID}:pt-BR"]
#: A kind that is not installed, and a language tag that does not fit.
LONG_KEYS = [f"gone:{UUID}:fr", f"circuit:{UUID}:zh-Hant-TW"]


@pytest.mark.parametrize("key", [*KEYS, *LONG_KEYS])
def test_an_id_leads_back_to_its_key(key: str) -> None:
    assert key_of_id(global_id(key)) == key


@pytest.mark.parametrize("key", [*KEYS, *LONG_KEYS])
@pytest.mark.parametrize("stored", [uuid.UUID(UUID), UUID.replace("-", "")], ids=["a UUID", "32 digits"])
def test_a_row_has_the_id_of_its_key(key: str, stored: Any) -> None:
    kind, _, locale = key.split(":")

    assert id_of(kind, stored, locale) == global_id(key)


@pytest.mark.parametrize("key", KEYS)
def test_an_id_is_short(key: str) -> None:
    assert len(global_id(key)) <= 32
    assert len(part_id(key, "1")) <= 32


@pytest.mark.parametrize("key", KEYS)
def test_an_app_that_kept_an_id_of_before_is_understood(key: str) -> None:
    former = base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")

    assert key_of_id(former) == key


def test_two_kinds_that_a_code_does_not_tell_apart_have_long_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    class Same:
        @staticmethod
        def digest() -> bytes:
            return b"same"

    for function in (ids._codes, ids._kinds):
        function.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(ids.hashlib, "sha256", lambda _: Same)
        assert len(global_id(KEYS[0])) > 32
        assert key_of_id(global_id(KEYS[0])) == KEYS[0]
    for function in (ids._codes, ids._kinds):
        function.cache_clear()


@pytest.mark.parametrize("key", KEYS)
def test_the_id_of_a_part_is_no_id_of_a_thing(key: str) -> None:
    assert part_id(key, "1") != part_id(key, "2") != global_id(key)
    assert key_of_id(part_id(key, "1")) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "circuit",
        global_id("circuit:1:fr"),
        global_id(f"Circuit:{UUID}:fr"),
        global_id(f"a:{UUID}:f r"),
        "é",
    ],
)
def test_another_text_is_an_id_of_nothing(text: str) -> None:
    assert key_of_id(text) is None


@given(st.text(max_size=100))
def test_no_text_is_a_crash(text: str) -> None:
    key_of_id(text)


json_values = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False)


@given(st.lists(json_values, max_size=4).filter(lambda values: len(repr(values)) < 150))
def test_a_cursor_holds_its_values(values: list[Any]) -> None:
    cursor = encode_cursor(values)

    assert decode_cursor(cursor, "after") == values
    assert "=" not in cursor


@pytest.mark.parametrize("text", ["", "?", "AAAA", global_id(KEYS[0]), encode_cursor([1])[:-1] + "!", "W" * 2000])
def test_a_text_that_is_no_cursor_is_refused_by_the_arguments_name(text: str) -> None:
    with pytest.raises(BadInput, match="'before' is not a cursor of this list"):
        decode_cursor(text, "before")
