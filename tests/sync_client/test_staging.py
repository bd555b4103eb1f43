from pathlib import Path
from typing import Any

import pytest

from destination_cms.sync_client.feed_errors import FeedMalformed, StreamCut
from destination_cms.sync_client.keys import parse_key
from destination_cms.sync_client.lines import parse_line
from destination_cms.sync_client.staging import RowDamaged, Staging

from .feed_server import ModelSite, canonical, key_of

KEYS = [key_of("spot", number) for number in range(4)]


@pytest.fixture
def site() -> ModelSite:
    site = ModelSite()
    for key in KEYS:
        site.publish(key, f"First {key}")
    return site


@pytest.fixture
def staging(folder: Path) -> Staging:
    folder.mkdir()
    return Staging.begin(folder / "staging", is_initial=False, base_token="base")


def page(rows: list[dict[str, Any]], token: str, op: str = "continue") -> list[Any]:
    control = {"op": op, "token": token, "count": 0, "checksum": "0" * 64}
    return [(raw, parse_line(raw)) for raw in (canonical(line).encode() + b"\n" for line in [*rows, control])]


def staged_titles(staging: Staging) -> dict[str, bytes]:
    keys = [key for key, row in staging.rows.items() if row.digest is not None]
    return {str(key): raw for key, raw in staging.iter_upserts(keys)}


def test_pages_come_back_as_they_were_after_a_crash(staging: Staging, site: ModelSite):
    rows = list(site.rows.values())
    staging.add_page(page(rows[:2], "one"))
    staging.add_page(page(rows[2:], "two"))

    resumed = Staging.resume(staging.folder)

    assert resumed is not None
    assert resumed.next_token == "two"
    assert resumed.base_token == "base"
    assert not resumed.is_initial
    assert resumed.rows == staging.rows
    assert staged_titles(resumed) == {key: canonical(row).encode() + b"\n" for key, row in site.rows.items()}


def test_the_highest_sequence_wins_in_any_order(staging: Staging, site: ModelSite):
    old = dict(site.rows)
    site.publish(KEYS[0], "Second")
    site.withdraw(KEYS[1])
    site.withdraw(KEYS[2])
    site.publish(KEYS[2], "Back")

    staging.add_page(page([*reversed(site.rows.values()), *old.values()], "one"))
    staging.add_page(page([*old.values()], "two"))

    assert {key: row.sequence for key, row in staging.rows.items()} == {
        parse_key(key): row["sequence"] for key, row in site.rows.items()
    }
    assert staging.rows[parse_key(KEYS[1])].digest is None
    assert b"Back" in staged_titles(staging)[KEYS[2]]
    assert staging.row_count == 12


def test_of_equal_sequences_the_last_wins(staging: Staging, site: ModelSite):
    row = site.rows[KEYS[0]]
    later = {**row, "extra": "later"}

    staging.add_page(page([row, later], "one"))

    assert b"later" in staged_titles(staging)[KEYS[0]]


def test_a_page_that_breaks_off_leaves_no_trace(staging: Staging, site: ModelSite):
    rows = list(site.rows.values())
    staging.add_page(page(rows[:1], "one"))

    def broken():
        yield from page(rows[1:], "two")[:2]
        raise StreamCut("cut")

    with pytest.raises(StreamCut):
        staging.add_page(broken())
    assert list(staging.rows) == [parse_key(KEYS[0])]
    assert staging.next_token == "one"
    resumed = Staging.resume(staging.folder)
    assert resumed is not None
    assert resumed.rows == staging.rows


def test_a_record_without_its_digest_is_not_staged(staging: Staging, site: ModelSite):
    row = site.rows[KEYS[0]]
    row["record"]["title"] = "Changed on the way"

    with pytest.raises(RowDamaged):
        staging.add_page(page([row], "one"))
    assert staging.rows == {}


def test_a_feed_that_goes_in_a_circle_is_noticed(staging: Staging):
    staging.add_page(page([], "one"))
    staging.add_page(page([], "two"))

    with pytest.raises(FeedMalformed):
        staging.add_page(page([], "one"))


def test_the_checkpoint_ends_it(staging: Staging):
    staging.add_page(page([], "end", op="checkpoint"))

    resumed = Staging.resume(staging.folder)

    assert resumed is not None
    assert resumed.checkpoint is not None
    assert resumed.checkpoint.token == "end"


def test_an_initial_sync_begins_without_a_token(folder: Path):
    folder.mkdir()

    staging = Staging.begin(folder / "staging", is_initial=True, base_token="base")

    assert staging.next_token == ""


def test_beginning_forgets_what_was_staged(staging: Staging, site: ModelSite):
    staging.add_page(page(list(site.rows.values()), "one"))

    Staging.begin(staging.folder, is_initial=True, base_token="")
    resumed = Staging.resume(staging.folder)

    assert resumed is not None
    assert (resumed.rows, resumed.page_count, resumed.is_initial) == ({}, 0, True)


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"\0" * 500, b"not json\n"])
def test_damaged_pages_are_of_no_use(staging: Staging, site: ModelSite, damage: bytes):
    staging.add_page(page(list(site.rows.values()), "one"))
    (staging.folder / "page-000001.ndjson").write_bytes(damage)

    assert Staging.resume(staging.folder) is None


def test_a_record_changed_on_disk_is_of_no_use(staging: Staging, site: ModelSite):
    staging.add_page(page(list(site.rows.values()), "one"))
    path = staging.folder / "page-000001.ndjson"
    path.write_bytes(path.read_bytes().replace(b"First", b"Fist", 1))

    assert Staging.resume(staging.folder) is None


@pytest.mark.parametrize("damage", [b"", b"[]", b"{}", b"null"])
def test_a_damaged_session_is_of_no_use(staging: Staging, damage: bytes):
    (staging.folder / "session.json").write_bytes(damage)

    assert Staging.resume(staging.folder) is None


def test_nothing_staged_is_nothing_to_resume(folder: Path):
    assert Staging.resume(folder / "staging") is None
