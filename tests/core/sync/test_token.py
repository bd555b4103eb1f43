"""The text that says where an app is in the feed."""

import base64
import json
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from destination_cms.sync.token import Token, TokenMalformed, decode_token, encode_token

numbers = st.integers(0, 2**63 - 1)
tokens = st.builds(Token, epoch=st.uuids().map(str), site=numbers, sequence=numbers, since=st.none() | numbers)


def written(*fields: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(fields).encode()).decode()


@given(tokens)
def test_a_token_is_read_as_it_was_written(token: Token) -> None:
    assert decode_token(encode_token(token)) == token


@given(tokens)
def test_a_token_can_stand_in_an_address_as_it_is(token: Token) -> None:
    assert encode_token(token).replace("-", "").replace("_", "").isalnum()
    assert len(encode_token(token)) < 300


@given(st.text(max_size=80))
def test_any_other_text_is_refused_and_never_a_crash(text: str) -> None:
    with pytest.raises(TokenMalformed):
        decode_token(text)


@pytest.mark.parametrize(
    "fields",
    [
        (2, str(uuid4()), 1, 1, None),
        (1, str(uuid4()), 1, 1),
        (1, 5, 1, 1, None),
        (1, str(uuid4()), -1, 1, None),
        (1, str(uuid4()), 1, 1.5, None),
        (1, str(uuid4()), True, 1, None),
        (1, str(uuid4()), 1, 1, "0"),
    ],
    ids=["another format", "too few", "no history", "a site below 0", "half a number", "a truth", "a text"],
)
def test_a_token_of_another_shape_is_refused(fields: Any) -> None:
    with pytest.raises(TokenMalformed):
        decode_token(written(*fields))
