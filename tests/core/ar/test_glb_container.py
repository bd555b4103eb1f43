import json
import struct
import tracemalloc

import pytest

from destination_cms.ar.glb_container import read_container
from destination_cms.ar.refusals import ModelRefused

from .models import container, glb

ASSET = b'{"asset":{"version":"2.0"}}'


def code_of(data: bytes) -> str:
    with pytest.raises(ModelRefused) as caught:
        read_container(data)
    return caught.value.code


def test_both_chunks_are_read() -> None:
    read = read_container(container([(b"JSON", ASSET), (b"BIN\0", b"12345678")]))

    assert read.document.names() == ["asset"]
    assert read.binary == b"12345678"


def test_the_binary_chunk_may_be_missing_and_other_chunks_may_follow() -> None:
    assert read_container(container([(b"JSON", ASSET)])).binary is None
    assert read_container(container([(b"JSON", ASSET), (b"XTRA", b"1234")])).binary is None
    assert read_container(container([(b"JSON", ASSET), (b"BIN\0", b""), (b"XTRA", b"1234")])).binary == b""


@pytest.mark.parametrize(
    ("chunks", "code"),
    [
        ([], "chunks"),
        ([(b"BIN\0", b""), (b"JSON", ASSET)], "chunks"),
        ([(b"JSON", ASSET), (b"JSON", ASSET)], "chunks"),
        ([(b"JSON", ASSET), (b"XTRA", b""), (b"BIN\0", b"")], "chunks"),
        ([(b"JSON", ASSET), *[(b"XTRA", b"")] * 16], "too_many_items"),
        ([(b"JSON", b"[]")], "json"),
        ([(b"JSON", b"")], "json"),
        ([(b"JSON", b"\xef\xbb\xbf" + ASSET)], "json"),
        ([(b"JSON", ASSET.decode().encode("utf-16"))], "json"),
        ([(b"JSON", ASSET.replace(b"2.0", b"\xff\xfe"))], "json"),
        ([(b"JSON", b'{"asset":Infinity}')], "json"),
        ([(b"JSON", b'{"asset":' + b"1" * 5_000 + b"}")], "json"),
        ([(b"JSON", b'{"asset":{}}')], "field"),
        ([(b"JSON", b'{"asset":{"version":2.0}}')], "field"),
        ([(b"JSON", b'{"asset":{"version":"1.0"}}')], "version"),
        ([(b"JSON", b'{"asset":{"version":"2.0\\n"}}')], "version"),
        ([(b"JSON", b'{"asset":{"version":"2.1","minVersion":"2.1"}}')], "version"),
    ],
)
def test_what_is_not_a_container_is_refused(chunks: list[tuple[bytes, bytes]], code: str) -> None:
    assert code_of(container(chunks)) == code


def test_a_later_version_is_read_where_it_asks_for_no_more() -> None:
    read_container(container([(b"JSON", b'{"asset":{"version":"2.1","minVersion":"2.0"}}')]))


def test_lengths_that_are_not_true_are_refused_without_memory() -> None:
    whole = glb()
    tracemalloc.start()
    try:
        assert code_of(struct.pack("<4sII", b"glTF", 2, 500_000_000) + whole[12:]) == "truncated"
        assert code_of(whole[:12] + struct.pack("<I", 500_000_000) + whole[16:]) == "bounds"
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("length", [4, 11, 12, 19, 100])
def test_a_file_that_was_cut_is_refused(length: int) -> None:
    cut = glb()[:length]

    assert code_of(cut) == "truncated"
    if length >= 12:
        assert code_of(struct.pack("<4sII", b"glTF", 2, length) + cut[12:]) in {"bounds", "chunks"}


def test_chunks_must_be_aligned() -> None:
    data = struct.pack("<4sIII4s", b"glTF", 2, 20 + len(ASSET), len(ASSET), b"JSON") + ASSET

    assert len(ASSET) % 4
    assert code_of(data) == "chunks"


def test_depth_and_number_of_items_are_limited() -> None:
    def with_extras(extras: str) -> bytes:
        return container([(b"JSON", ASSET[:-1] + b',"extras":' + extras.encode() + b"}")])

    read_container(with_extras("[" * 63 + "]" * 63))
    assert code_of(with_extras("[" * 64 + "]" * 64)) == "nested"
    assert code_of(with_extras("[" * 100_000 + "]" * 100_000)) == "nested"
    read_container(with_extras(json.dumps([[]] * 49_997)))
    assert code_of(with_extras(json.dumps([[]] * 49_998))) == "too_many_items"
