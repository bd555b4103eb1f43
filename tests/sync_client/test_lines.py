import json
from typing import Any

import pytest

from destination_cms.sync_client.keys import Key
from destination_cms.sync_client.lines import Addresses, Checkpoint, Continue, Delete, LineInvalid, Upsert, parse_line

from .feed_server import ModelSite, canonical, key_of, uuid_of

KEY = key_of("spot", 1)
CHECKPOINT = {"op": "checkpoint", "token": "t", "count": 0, "checksum": "0" * 64}
ADDRESSES = {"siteUrl": "https://visit.example.org", "mediaUrl": "https://cdn.example.org/media/"}


@pytest.fixture
def upsert() -> dict[str, Any]:
    site = ModelSite()
    site.publish(KEY, refs=(key_of("image", 2, ""), key_of("image", 1, ""), key_of("image", 1, "")))
    return site.rows[KEY]


def raw(line: object) -> bytes:
    return canonical(line).encode() + b"\n"


def test_an_upsert_is_read(upsert: dict[str, Any]):
    assert parse_line(raw(upsert)) == Upsert(
        key=Key("spot", uuid_of(1), "fr"),
        site=7,
        sequence=1,
        digest=upsert["digest"],
        is_intact=True,
        refs=tuple(sorted((key_of("image", 1, ""), key_of("image", 2, "")))),
    )


def test_a_record_that_was_changed_on_the_way_is_told(upsert: dict[str, Any]):
    upsert["record"]["title"] += "!"

    line = parse_line(raw(upsert))

    assert isinstance(line, Upsert)
    assert not line.is_intact


def test_the_other_lines_are_read():
    key = Key("spot", uuid_of(1), "fr")
    delete = {"op": "delete", "key": KEY, "site": 7, "sequence": 3, "reason": "EXPIRED", "path": "/"}

    assert parse_line(raw(delete)) == Delete(key=key, site=7, sequence=3)
    assert parse_line(raw({"op": "continue", "token": "t"})) == Continue(token="t")
    assert parse_line(raw(CHECKPOINT)) == Checkpoint(token="t", count=0, checksum="0" * 64)


def test_a_control_line_of_format_2_names_what_stands_before_paths_and_file_names():
    line = parse_line(raw({**CHECKPOINT, "format": 2, **ADDRESSES}))

    assert isinstance(line, Checkpoint)
    assert line.addresses == Addresses(site_url="https://visit.example.org", media_url="https://cdn.example.org/media/")
    assert parse_line(raw({"op": "continue", "token": "t", "format": 2, **ADDRESSES})) == Continue(token="t")


@pytest.mark.parametrize(
    "changes",
    [{"format": 3}, {"format": True}, {"format": "2"}, {"mediaUrl": "/media/"}, {"siteUrl": None}, {"mediaUrl": 1}],
)
def test_a_control_line_of_another_format_is_refused(changes: dict[str, Any]):
    with pytest.raises(LineInvalid):
        parse_line(raw({**CHECKPOINT, "format": 2, **ADDRESSES, **changes}))


def test_fields_of_the_future_are_passed_over(upsert: dict[str, Any]):
    assert isinstance(parse_line(raw({**upsert, "new": 1})), Upsert)
    assert parse_line(raw({**CHECKPOINT, "valid_until": "2026"})) == parse_line(raw(CHECKPOINT))


@pytest.mark.parametrize(
    "changes",
    [
        {"key": "spot:../../etc/passwd:fr"},
        {"key": key_of("spot", 2)},
        {"key": None},
        {"sequence": -1},
        {"sequence": True},
        {"sequence": 1.0},
        {"sequence": "1"},
        {"site": None},
        {"digest": "0" * 63},
        {"digest": "G" * 64},
        {"digest": None},
        {"record": None},
        {"record": []},
        {"record": {"kind": "spot", "uuid": uuid_of(1)}},
        {"op": "update"},
        {"op": None},
    ],
)
def test_an_upsert_that_is_not_one_is_refused(upsert: dict[str, Any], changes: dict[str, Any]):
    with pytest.raises(LineInvalid):
        parse_line(raw({**upsert, **changes}))


@pytest.mark.parametrize(
    "line",
    [
        {**CHECKPOINT, "token": ""},
        {**CHECKPOINT, "token": "x" * 5000},
        {**CHECKPOINT, "token": None},
        {**CHECKPOINT, "count": None},
        {**CHECKPOINT, "checksum": "0"},
        {"op": "continue"},
        {"op": "delete", "key": KEY, "site": 7},
        [],
        None,
        "upsert",
    ],
)
def test_a_control_line_that_is_not_one_is_refused(line: object):
    with pytest.raises(LineInvalid):
        parse_line(raw(line))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\n",
        b"{",
        b"\xff\xfe{\x00}\x00",
        b"\xef\xbb\xbf{}",
        b"<html>",
        b'{"op":"checkpoint","token":"t","count":NaN,"checksum":"0"}',
        b"[" * 100_000,
        b'{"op":' + b"9" * 10_000 + b"}",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_what_is_not_json_is_refused_and_never_crashes(text: bytes):
    with pytest.raises(LineInvalid):
        parse_line(text)


def test_a_lone_surrogate_is_refused(upsert: dict[str, Any]):
    with pytest.raises(LineInvalid):
        parse_line(json.dumps({**upsert, "record": {**upsert["record"], "title": "\ud800"}}).encode())
