"""Whatever editors, the network and the disk do: the replica is the site's published set, or the set before."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from destination_cms.sync_client.feed import Feed
from destination_cms.sync_client.feed_errors import FeedError
from destination_cms.sync_client.inventory import SetMismatch
from destination_cms.sync_client.replica import Replica, prepare_folder
from destination_cms.sync_client.session import run_sync

from .feed_server import Fault, FeedServer, ModelSite, key_of
from .replica_folder import assert_own_checkpoint, assert_same_set

NUMBERS = st.integers(0, 9)
KEYS = st.one_of(
    st.builds(key_of, st.just("image"), NUMBERS, st.just("")),
    st.builds(key_of, st.sampled_from(["spot", "mice_offer"]), NUMBERS, st.sampled_from(["fr", "en-GB"])),
)
Edit = tuple[str, str | None]
#: A key with its new title, or with ``None`` to take it away.
EDITS = st.lists(st.tuples(KEYS, st.one_of(st.none(), st.text(max_size=4))), min_size=1, max_size=12)
LIMITS = st.sampled_from([2, 3, 5, 100])
DISTURBED = st.builds(Fault, shuffle_seed=st.integers(0, 99), repeat=st.integers(1, 3), replayed=st.integers(0, 2))
CUT = st.builds(Fault, cut_after=st.integers(0, 6), cut_bytes=st.integers(0, 200), is_plain=st.booleans())
AWAY = st.builds(Fault, status=st.sampled_from([500, 503]), headers=st.just({"Retry-After": "1"}))
FAULTS = st.lists(st.one_of(DISTURBED, CUT, AWAY, st.just(Fault())), max_size=8)


class Town(RuleBasedStateMachine):
    def __init__(self, server: FeedServer, folder_of_all: Path) -> None:
        super().__init__()
        self.server = server
        server.site = self.site = ModelSite()
        server.faults.clear()
        server.served.clear()
        self.folder = Path(tempfile.mkdtemp(dir=folder_of_all)) / "replica"
        self.is_synced = False
        self.is_damaged = False

    @initialize(edits=EDITS)
    def open_town(self, edits: list[Edit]) -> None:
        for number in range(6):
            self.site.publish(key_of("image", number, ""))
        self.edit(edits)

    @rule(edits=EDITS)
    def edit(self, edits: list[Edit]) -> None:
        for key, title in edits:
            if title is not None:
                self.publish(key, title)
            elif key in self.site.records:
                self.site.withdraw(key, "EXPIRED")

    def publish(self, key: str, title: str) -> None:
        """Publish a record that shows up to two pictures."""
        pictures = [other for other in self.site.records if other.startswith("image:") and other != key]
        self.site.publish(key, title, refs=tuple(pictures[len(title) :][:2]))

    @rule()
    def restore_backup(self) -> None:
        self.site.restore_backup()

    @rule()
    def purge_tombstones(self) -> None:
        self.site.purge_tombstones()

    @precondition(lambda self: self.is_synced)
    @rule(data=st.data())
    def damage_a_file(self, data: st.DataObject) -> None:
        paths = sorted((self.folder / "records").rglob("*.json"))
        if paths:
            path = data.draw(st.sampled_from(paths))
            if data.draw(st.booleans()):
                path.unlink()
            else:
                path.write_bytes(path.read_bytes()[:-10])
            self.is_damaged = True

    def sync(self, limit: int, retry_limit: int) -> None:
        prepare_folder(self.folder)
        feed = Feed(self.server.url, limit=limit, timeout_seconds=10)
        replica = Replica(self.folder, feed.site_url)
        outcome = run_sync(replica, feed, retry_limit=retry_limit, sleep=lambda _: None)
        assert outcome.missing_references == ()
        assert_same_set(self.folder, self.site)
        self.is_synced, self.is_damaged = True, False

    @rule(limit=LIMITS, faults=FAULTS, retry_limit=st.integers(0, 5), data=st.data())
    def sync_through_faults(self, limit: int, faults: list[Fault], retry_limit: int, data: st.DataObject) -> None:
        for fault in faults:
            change = data.draw(st.sampled_from(["", "", "publish", "publish", "withdraw", "withdraw", "reset"]))
            self.server.faults.append(replace(fault, change=self.change_of(change, data.draw(KEYS))))
        try:
            self.sync(limit, retry_limit)
        except (FeedError, SetMismatch):
            if not self.is_damaged:
                assert_own_checkpoint(self.folder)
        self.server.faults.clear()

    def change_of(self, name: str, key: str) -> Any:
        def withdraw() -> None:
            if key in self.site.records:
                self.site.withdraw(key)

        changes = {
            "publish": lambda: self.publish(key, "Meanwhile"),
            "withdraw": withdraw,
            "reset": self.site.restore_backup,
        }
        return changes.get(name)

    @rule(limit=LIMITS)
    def sync_in_peace(self, limit: int) -> None:
        self.sync(limit, 0)

    def teardown(self) -> None:
        self.sync_in_peace(3)


def run_machine(server: FeedServer, memory_path: Path, *, examples: int, steps: int) -> None:
    run_state_machine_as_test(
        lambda: Town(server, memory_path),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
            print_blob=True,
        ),
    )


def test_the_replica_equals_the_site(server: FeedServer, memory_path: Path):
    run_machine(server, memory_path, examples=30, steps=15)


@pytest.mark.soak
def test_the_replica_equals_the_site_for_long(server: FeedServer, memory_path: Path):
    run_machine(server, memory_path, examples=2000, steps=30)
