import hashlib
import io
import json
import tracemalloc
from contextlib import suppress
from random import Random

import pytest

from destination_cms.geo.base_maps import SENTENCES, Archive, BaseMapRefused, read_archive
from destination_cms.geo.base_maps.refusals import MAX_FILE_BYTES

from .files import TILE, directory, packed, pmtiles

#: With the seed of its mutation each.
MUTATIONS = 2_000


def read(data: bytes, name: str = "monaco.pmtiles") -> Archive:
    return read_archive(name, io.BytesIO(data), len(data))


def refusal(data: bytes, name: str = "monaco.pmtiles") -> BaseMapRefused:
    with pytest.raises(BaseMapRefused) as caught:
        read(data, name)
    return caught.value


def test_what_a_map_must_know_is_read() -> None:
    data = pmtiles(zooms=(0, 14))

    archive = read(data, "C:\\maps\\monaco \n 2026.pmtiles")

    assert archive.filename == "monaco 2026.pmtiles"
    assert archive.byte_size == len(data)
    assert archive.sha256 == hashlib.sha256(data).hexdigest()
    assert (archive.min_zoom, archive.max_zoom) == (0, 14)
    assert archive.attribution == "© OpenStreetMap contributors"


def test_the_file_is_left_at_its_start() -> None:
    for data in (pmtiles(), b"<html>"):
        file = io.BytesIO(data)
        with suppress(BaseMapRefused):
            read_archive("a.pmtiles", file, len(data))
        assert file.tell() == 0


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<html>404</html>", "monaco.pmtiles is a web page, not a PMTiles file"),
        (pmtiles()[:200], "monaco.pmtiles is not complete: it has 200 bytes"),
        (b"PM\x02\x00" + bytes(600), "monaco.pmtiles has version 2 of PMTiles; only version 3 is read."),
        (pmtiles(types=(2, 2, 2)), "monaco.pmtiles holds tiles of the type PNG"),
        (pmtiles(zooms=(0, 17)), "monaco.pmtiles has the zoom levels 0 to 17; they must lie between 0 and 16."),
    ],
)
def test_a_refusal_names_the_file_and_the_limit(data: bytes, told: str) -> None:
    assert told in str(refusal(data))


def test_a_file_has_a_limit() -> None:
    with pytest.raises(BaseMapRefused, match=r"monaco.pmtiles has 301 MB; the limit is 300 MB."):
        read_archive("monaco.pmtiles", io.BytesIO(pmtiles()), MAX_FILE_BYTES + 1)


@pytest.mark.parametrize("metadata", [b"no gzip", packed(b"{"), packed(b"[]"), packed(b"[" * 99_999)])
def test_metadata_must_be_readable(metadata: bytes) -> None:
    assert refusal(pmtiles(metadata=metadata)).code == "metadata"


@pytest.mark.parametrize("layers", [[], None, "earth", [{"id": "transportation"}, {"id": 3}, "roads"]])
def test_a_file_without_a_layer_of_the_map_is_refused(layers: object) -> None:
    refused = refusal(pmtiles(metadata={"vector_layers": layers}))

    assert refused.code == "layers"
    assert "earth, water, landuse, roads, buildings, places" in str(refused)


@pytest.mark.parametrize("attribution", [None, 3, ["x"], ""])
def test_an_attribution_may_be_missing(attribution: object) -> None:
    metadata = {"attribution": attribution, "vector_layers": [{"id": "roads"}]}

    assert read(pmtiles(metadata=metadata)).attribution == ""


def test_a_long_attribution_is_cut() -> None:
    metadata = {"attribution": "x" * 9_000, "vector_layers": [{"id": "roads"}]}

    assert len(read(pmtiles(metadata=metadata)).attribution) == 250


@pytest.mark.parametrize("tile", [b"\x89PNG", packed(b"\x89PNG"), packed(TILE)[:-9]])
def test_the_first_tile_is_a_vector_tile(tile: bytes) -> None:
    root = packed(directory([(0, 1, len(tile), 0)]))

    assert refusal(pmtiles(root=root, tiles=tile)).code == "tile"


def test_a_damaged_file_is_refused_or_read_and_nothing_else() -> None:
    """Fuzz: bytes that are changed, cut, doubled or put in another place never raise anything else."""
    plain = {"vector_layers": [{"id": "roads"}]}
    tile = packed(TILE)
    originals = [
        pmtiles(),
        pmtiles(
            root=directory([(0, 1, len(TILE), 0), (1, 4, len(TILE), 0)]),
            metadata=json.dumps(plain).encode(),
            tiles=TILE,
            types=(1, 1, 1),
        ),
        pmtiles(
            [(0, 0, len(leaf := packed(directory([(0, 1, len(tile), 0)]))), 0)],
            leaves=leaf,
            metadata=plain,
        ),
    ]
    told = []
    for seed in range(MUTATIONS):
        random = Random(seed)
        data = bytearray(random.choice(originals))
        for _ in range(random.randint(1, 4)):
            place = random.randrange(8, len(data))
            how = random.randrange(4)
            if how == 0:
                data[place] = random.randrange(256)
            elif how == 1:
                del data[place:]
                data += bytes(10)
            elif how == 2:
                data[place:place] = data[place : place + random.randrange(30)]
            else:
                data[place] ^= 1 << random.randrange(8)
        try:
            read(bytes(data))
        except BaseMapRefused as refused:
            told.append((refused.code, str(refused)))

    codes = {code for code, _ in told}
    assert codes <= set(SENTENCES)
    assert all(sentence.startswith("monaco.pmtiles ") for _, sentence in told)
    assert {"truncated", "directory", "metadata", "bounds", "zoom", "tile_type", "compression"} <= codes


def test_lies_of_500_megabytes_take_no_memory() -> None:
    lies = [pmtiles(sections={position: 500_000_000}) for position in range(8)]
    lies += [pmtiles(root=packed(bytes(500_000_000), 1)[:16_000])]
    tracemalloc.start()
    try:
        codes = {refusal(lie).code for lie in lies}
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert codes <= {"truncated", "directory", "inflated", "root"}
    assert peak < 60_000_000
