import hashlib
from pathlib import Path

import pytest

from destination_cms.sync_client.canonical import (
    add_term,
    canonical_json,
    checksum_hex,
    checksum_term,
    digest_of,
    is_digest_of,
    number_text,
)
from destination_cms.sync_client.keys import Key

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "sync-an-app.md"
DIGEST = "79b8898e6a67dd5cae7e9717250906fce116fe28de2127eb05f2cb53ed734d39"
CHECKSUM = "481dac0e6d200a23e6e3fc8353863542558815e04f01fd5c5b40ca77af050766"
UUID = "6f0c2a52-3f0e-4a3c-9d57-0d3a1f5f8a11"


def test_canonical_json_sorts_keys_and_escapes_nothing():
    value = {"b": [1, 48.0, None, True], "a": {"é": "\U0001f5fc / \u2019"}}

    assert canonical_json(value) == '{"a":{"é":"\U0001f5fc / \u2019"},"b":[1,48,null,true]}'


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 10**400])
def test_a_number_that_json_does_not_know_is_refused(number: float):
    with pytest.raises(ValueError, match="JSON"):
        canonical_json({"a": number})


@pytest.mark.parametrize(
    ("number", "text"),
    [
        # Of RFC 8785, appendix B, and where Python's form differs.
        (0.0, "0"),
        (-0.0, "0"),
        (5e-324, "5e-324"),
        (-1.7976931348623157e308, "-1.7976931348623157e+308"),
        (9007199254740992, "9007199254740992"),
        (295147905179352825856.0, "295147905179352830000"),
        (9.999999999999997e22, "9.999999999999997e+22"),
        (1e23, "1e+23"),
        (999999999999999700000.0, "999999999999999700000"),
        (1e21, "1e+21"),
        (333333333.33333329, "333333333.3333333"),
        (0.000001, "0.000001"),
        (-0.0000033333333333333333, "-0.0000033333333333333333"),
        (1e-7, "1e-7"),
        (48.0, "48"),
        (2.27, "2.27"),
    ],
)
def test_a_number_is_written_as_ecmascript_prints_it(number: float, text: str):
    assert number_text(number) == text


def test_a_digest_of_the_first_builds_still_holds():
    record = {"kind": "spot", "latitude": 48.0}
    # sha256sum of {"kind":"spot","latitude":48.0}
    former = hashlib.sha256(b'{"kind":"spot","latitude":48.0}').hexdigest()

    assert digest_of(record) != former
    assert is_digest_of(former, record)
    assert is_digest_of(digest_of(record), record)
    assert not is_digest_of(former, {**record, "latitude": 48.1})


def test_a_digest_is_the_documented_one():
    # sha256sum of {"kind":"spot","payload":{},"title":"Île"}
    record = {"title": "Île", "kind": "spot", "payload": {}, "last_published_at": "2025-01-01T08:00:00Z"}

    assert digest_of(record) == DIGEST


def test_publishing_again_does_not_move_the_digest():
    record = {"title": "Spot", "last_published_at": "2025-01-01T00:00:00Z"}

    assert digest_of(record) == digest_of({**record, "last_published_at": None})
    assert digest_of(record) != digest_of({**record, "first_published_at": None})


def test_a_checksum_is_the_documented_one_in_any_order():
    spot = checksum_term(7, Key("spot", UUID, "fr"), "0" * 64)
    image = checksum_term(7, Key("image", UUID, ""), "f" * 64)

    assert checksum_hex(add_term(add_term(0, spot), image)) == CHECKSUM
    assert add_term(add_term(0, spot), image) == add_term(add_term(0, image), spot)


def test_a_checksum_wraps_and_keeps_its_zeros():
    assert add_term(2**256 - 1, 2) == 1
    assert checksum_hex(1) == "0" * 63 + "1"


@pytest.mark.parametrize("example", [DIGEST, CHECKSUM, UUID])
def test_the_manual_has_the_same_examples(example: str):
    assert example in MANUAL.read_text(encoding="utf-8")
