"""The formats that every client can compute again."""

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from destination_cms.publishing.payload import (
    Key,
    add_checksums,
    canonical_json,
    checksum_hex,
    checksum_term,
    clean,
    demand_json,
    digest_of,
    iter_refs,
    prune,
)
from destination_cms.sync_client.canonical import canonical_json as rfc_8785

SPOT, IMAGE = "spot:1:fr", "image:2:"


def test_a_key_is_read_as_it_was_written():
    assert Key.parse(str(Key("spot", "6f0c", "fr"))) == Key("spot", "6f0c", "fr")
    assert Key.parse("image:6f0c:") == Key("image", "6f0c", "")


def test_a_text_without_three_parts_is_not_a_key():
    with pytest.raises(ValueError, match="unpack"):
        Key.parse("spot:6f0c")


def test_a_value_has_one_json_text():
    assert canonical_json({"b": (1, None), "a": "é"}) == canonical_json({"a": "é", "b": [1, None]})
    assert canonical_json({"b": (1, None), "a": "é"}) == '{"a":"é","b":[1,null]}'


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_json_has_no_number_for_is_refused(number):
    with pytest.raises(ValueError, match="JSON compliant"):
        canonical_json([number])


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (48.0, "48"),
        (-0.0, "0"),
        (2.27, "2.27"),
        (1e-4, "0.0001"),
        (1e-5, "0.00001"),
        (1e-7, "1e-7"),
        (2.0**60, "1152921504606847000"),
    ],
)
def test_a_number_is_written_as_javascript_prints_it(number, text):
    assert canonical_json({"b": [number], "a": 1}) == f'{{"a":1,"b":[{text}]}}'


def test_keys_are_in_the_order_of_utf_16():
    assert canonical_json({"\uffff": 1, "\U0001f5fc": 2}) == '{"\U0001f5fc":2,"\uffff":1}'


_SCALARS = st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False)
_TEXTS = st.text(st.characters(categories=None))


@given(st.recursive(_SCALARS | _TEXTS, lambda inner: st.lists(inner) | st.dictionaries(_TEXTS, inner), max_leaves=30))
def test_the_fast_encoder_writes_what_the_client_reads(value):
    assert canonical_json(value) == rfc_8785(clean(value))


@pytest.mark.parametrize(
    "value", [UUID(int=1), datetime(2026, 1, 1, tzinfo=UTC), {1, 2}, b"bytes", Decimal(1), date(2026, 1, 1)]
)
def test_what_json_does_not_know_is_refused(value):
    with pytest.raises(TypeError, match="is not JSON serializable"):
        canonical_json({"a": [value]})


def test_a_value_may_be_nested_deeply():
    value: Any = 1
    for _ in range(300):
        value = [value]

    assert canonical_json(value) == "[" * 300 + "1" + "]" * 300


@pytest.mark.parametrize("value", [2**53, -(2**53), [{"id": 10**20}]])
def test_an_integer_that_javascript_would_round_is_refused(value):
    with pytest.raises(ValueError, match="give it as text"):
        demand_json(value)


@pytest.mark.parametrize("value", [2**53 - 1, 1e300, 0.1234567890123456789, "9007199254740993", {"a": (1, None)}])
def test_what_javascript_reads_as_it_was_written_passes(value):
    demand_json(value)


def test_a_key_that_is_not_a_text_becomes_one():
    key = UUID("6f0c2a52-3f0e-4a3c-9d57-0d3a1f5f8a11")

    demand_json({key: {1: "one"}})

    assert canonical_json({key: {1: "one"}}) == '{"6f0c2a52-3f0e-4a3c-9d57-0d3a1f5f8a11":{"1":"one"}}'


@pytest.mark.parametrize("value", [float("nan"), {1, 2}, b"bytes"])
def test_what_is_not_json_is_refused_before_it_is_planned(value):
    with pytest.raises((ValueError, TypeError)):
        demand_json({"a": value})


def test_texts_are_safe_to_store_and_to_embed_in_a_script():
    assert clean("a\x00b\ud800c\u2028d\u2029e") == "a\ufffdb\ufffdc d e"
    assert clean({"a\x00": ["\u2028"]}) == {"a\ufffd": [" "]}


def test_publishing_again_has_the_same_digest():
    record = {"title": "Fort", "last_published_at": "2032-03-01T09:00:00Z"}

    assert digest_of(record) == digest_of({**record, "last_published_at": "2033-01-01T00:00:00Z"})
    assert digest_of(record) != digest_of({**record, "title": "Old fort"})
    assert digest_of(record) == hashlib.sha256(b'{"title":"Fort"}').hexdigest()


def test_the_checksum_of_a_set_does_not_depend_on_the_order():
    terms = [checksum_term(1, Key("spot", str(number), "fr"), "d") for number in range(5)]

    assert add_checksums(terms) == add_checksums(reversed(terms))
    assert add_checksums([add_checksums(terms[:2]), add_checksums(terms[2:])]) == add_checksums(terms)
    assert checksum_hex(terms[0]) == hashlib.sha256(b"1:spot:0:fr:d").hexdigest()
    assert checksum_hex(terms[0] - terms[0]) == "0" * 64


def test_references_are_found_wherever_they_stand():
    payload = {
        "cover": {"image": {"ref": IMAGE}, "alt": "ref"},
        "stops": [{"spot": {"ref": SPOT}}],
        "ref": {"ref": SPOT},
    }

    assert sorted(iter_refs(payload)) == [IMAGE, SPOT, SPOT]


def test_a_stop_goes_with_its_spot():
    payload = {"stops": [{"spot": {"ref": SPOT}, "title": "First"}, {"spot": {"ref": "spot:2:fr"}}]}

    assert prune(payload, frozenset({SPOT})) == {"stops": [{"spot": {"ref": "spot:2:fr"}}]}


def test_an_alternative_text_goes_with_its_image():
    payload = {"cover": {"image": {"ref": IMAGE}, "alt": "A fort"}, "district": {"ref": SPOT}, "teaser": "Look"}

    assert prune(payload, frozenset({IMAGE, SPOT})) == {"cover": None, "district": None, "teaser": "Look"}


def test_a_link_inside_a_text_gives_way_to_its_words():
    text = f'See <a data-ref="{SPOT}">the fort</a> and <a data-ref="{IMAGE}">this</a>.'

    pruned = prune({"story": {"html": text}}, frozenset({SPOT}))

    assert pruned == {"story": {"html": f'See the fort and <a data-ref="{IMAGE}">this</a>.'}}
