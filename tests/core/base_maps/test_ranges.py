import pytest

from destination_cms.base_maps.ranges import RangeNotSatisfiable, byte_range

SIZE = 1_000


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("bytes=0-126", range(127)),
        ("bytes=0-", range(SIZE)),
        ("bytes=999-999", range(999, SIZE)),
        ("bytes=990-2000", range(990, SIZE)),
        ("bytes=-10", range(990, SIZE)),
        ("bytes=-2000", range(SIZE)),
        ("Bytes= 5-9 ", range(5, 10)),
    ],
)
def test_a_range_is_read(header: str, wanted: range) -> None:
    assert byte_range(header, SIZE) == wanted


@pytest.mark.parametrize(
    "header",
    [None, "", "bytes", "bytes=", "bytes=-", "bytes=9-5", "bytes=0-1,5-6", "items=0-1", "bytes=a-b", "bytes=\u0661-\u0662", "bytes=" + "9" * 99 + "-"],
)  # fmt: skip
def test_what_is_not_understood_is_answered_whole(header: str | None) -> None:
    assert byte_range(header, SIZE) is None


@pytest.mark.parametrize(("header", "size"), [("bytes=1000-", SIZE), ("bytes=1000-1001", SIZE), ("bytes=-0", SIZE), ("bytes=0-", 0)])  # fmt: skip
def test_a_range_behind_the_end_is_refused(header: str, size: int) -> None:
    with pytest.raises(RangeNotSatisfiable):
        byte_range(header, size)
