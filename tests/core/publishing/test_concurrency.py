"""Nothing is lost between many who publish at once and an app that follows the public feed.

The check is that of Jepsen's set test: whatever was committed has to be in what the reader holds at the end, although
it never starts again; and that has to equal what a reader who starts afresh gets, and the server's checksum.
"""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from tests.destination import Destination, publish
from tests.feed import Replica

from .concurrency.load import Load, Result
from .copies import copy_of, current_database, process_environment

ROOT = Path(__file__).resolve().parents[3]
IDLE_SECONDS = 3


def run(load: Load) -> Result:
    """Run a load in processes of its own, on a database of its own."""
    with copy_of(current_database()) as database:
        command = [sys.executable, "-m", "tests.core.publishing.concurrency", database, json.dumps(asdict(load))]
        done = subprocess.run(command, cwd=ROOT, env=process_environment(), stdout=subprocess.PIPE, check=True)
    return Result(**json.loads(done.stdout))


def load_of(*, seed: int, is_soak: bool = False) -> Load:
    """Return what this database has to bear; on SQLite one may write at a time."""
    if connection.vendor == "sqlite":
        # Who waits tries again every 100 ms; a writer that never rests would hardly let the others in.
        return Load(
            writers=4,
            transactions=75 if is_soak else 25,
            pages=9,
            seed=seed,
            pause_ms=200,
            poll_ms=2 if is_soak else 20,
        )
    return Load(writers=8, transactions=150 if is_soak else 30, pages=15, seed=seed)


def assert_nothing_lost(load: Load, figures: Callable[[str], None]) -> None:
    result = run(load)
    figures(str(result))

    assert result.errors == []
    assert result.lost == []
    assert result.is_fresh
    assert result.marks == 0
    assert result.backwards == 0
    assert result.commits + result.rollbacks == load.writers * load.transactions
    assert result.rollbacks > 0
    assert result.checkpoints > load.transactions


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_when_many_write_at_once(figures: Callable[[str], None]):
    assert_nothing_lost(load_of(seed=1), figures)


@pytest.mark.soak
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", range(20))
def test_nothing_is_lost_in_long_runs(seed: int, figures: Callable[[str], None]):
    assert_nothing_lost(load_of(seed=seed, is_soak=True), figures)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_numbers_taken_in_the_writers_transactions_lose_changes(figures: Callable[[str], None]):
    result = run(Load(writers=8, transactions=10, pages=10, seed=1, is_naive=True))
    figures(str(result))

    assert result.errors == []
    assert result.lost
    assert not result.is_fresh


@contextmanager
def idle_publish(page: Any, **fields: Any) -> Iterator[None]:
    """Publish a page in a transaction that stays open meanwhile, and commits at the end."""
    is_published, may_commit = threading.Event(), threading.Event()

    def work() -> None:
        try:
            with transaction.atomic():
                publish(page, **fields)
                is_published.set()
                may_commit.wait(60)
        finally:
            connection.close()

    writer = threading.Thread(target=work)
    writer.start()
    try:
        assert is_published.wait(60)
        yield
    finally:
        may_commit.set()
        writer.join(60)


@pytest.mark.postgres
def test_a_writer_who_idles_in_a_transaction_holds_nobody_up(destination: Destination, figures: Callable[[str], None]):
    # Titles of as many words as the average would make them wait for each other, over Wagtail's search index.
    idle, other = destination.spot("Committed on time"), destination.spot("Published on time and in peace")
    replica = Replica()
    replica.sync()
    waits_s = []

    with idle_publish(idle, title="Committed too late"):
        began_at = time.monotonic()
        while time.monotonic() < began_at + IDLE_SECONDS:
            started_at = time.monotonic()
            publish(other, title=f"Publish {len(waits_s)} of those that are let through")
            lines = replica.sync()
            waits_s.append(time.monotonic() - started_at)
            assert [line["key"] for line in lines] == [f"spot:{other.translation_key}:fr"]

    figures(f"{len(waits_s)} publishes delivered meanwhile, the slowest after {max(waits_s):.2f} s")
    assert max(waits_s) < IDLE_SECONDS
    assert [line["record"]["title"] for line in replica.sync()] == ["Committed too late"]
