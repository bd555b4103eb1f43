"""The text that says where an app is in the feed."""

import base64
import json
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from destination_cms.sync.token import Token, TokenMalformed, decode_token, encode_token

numbers = st.integers(0, 2**63 - 1)
stamps = st.just("") | st.from_regex(r"[\w-]{8}", fullmatch=True, alphabet=st.characters(codec="ascii"))
tokens = st.builds(
    Token, epoch=st.uuids().map(str), site=numbers, sequence=numbers, since=st.none() | numbers, stamp=stamps
)


def written(*fields: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(fields).encode()).decode()


@given(tokens)
def test_a_token_is_read_as_it_was_written(token: Token) -> None:
    assert decode_token(encode_token(token)) == token


@given(tokens)
def test_a_token_can_stand_in_an_address_as_it_is(token: Token) -> None:
    assert encode_token(token).replace("-", "").replace("_", "").isalnum()
    assert len(encode_token(token)) < 300


@given(tokens)
def test_a_token_of_before_stamps_is_read_without_one(token: Token) -> None:
    text = written(1, token.epoch, token.site, token.sequence, token.since)

    assert decode_token(text) == replace(token, stamp="")


@given(st.text(max_size=80))
def test_any_other_text_is_refused_and_never_a_crash(text: str) -> None:
    with pytest.raises(TokenMalformed):
        decode_token(text)


@pytest.mark.parametrize(
    "fields",
    [
        (3, str(uuid4()), 1, 1, None, ""),
        (1, str(uuid4()), 1, 1),
        (2, str(uuid4()), 1, 1, None),
        (2, str(uuid4()), 1, 1, None, "", ""),
        (1, str(uuid4()), 1, 1, None, ""),
        (2, str(uuid4()), 1, 1, None, 5),
        (1, 5, 1, 1, None),
        (1, str(uuid4()), -1, 1, None),
        (1, str(uuid4()), 1, 1.5, None),
        (1, str(uuid4()), True, 1, None),
        (1, str(uuid4()), 1, 1, "0"),
    ],
    ids=[
        "another format",
        "too few",
        "no stamp",
        "too many",
        "a stamp in format 1",
        "a number as a stamp",
        "no history",
        "a site below 0",
        "half a number",
        "a truth",
        "a text",
    ],
)
def test_a_token_of_another_shape_is_refused(fields: Any) -> None:
    with pytest.raises(TokenMalformed):
        decode_token(written(*fields))
