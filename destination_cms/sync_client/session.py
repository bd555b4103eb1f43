"""One sync: fetch until the checkpoint, prove the set, apply it."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from .feed import Feed
from .feed_errors import StartAgain
from .inventory import SetMismatch
from .lines import Checkpoint
from .patience import Patience
from .records import RecordDamaged
from .replica import Applied, Replica
from .staging import RowDamaged, Staging
from .state import Position

#: Restarts that a server may ask for in one run; a feed that resets for ever is a fault.
MAX_RESTARTS = 3
SET_MISMATCH = "SET_MISMATCH"


@dataclass(slots=True, kw_only=True)
class Outcome:
    """Result of a run.

    Attributes:
        is_changed: a file was written or deleted by this run.
        is_initial: everything was fetched, not only what changed.
        restarts: why the run began again from nothing, in order.
        missing_references: key texts that records refer to and that the server did not send.
    """

    is_changed: bool = False
    is_initial: bool = False
    page_count: int = 0
    row_count: int = 0
    written_count: int = 0
    deleted_count: int = 0
    count: int = 0
    checksum: str = ""
    retry_count: int = 0
    restarts: tuple[str, ...] = ()
    missing_references: tuple[str, ...] = ()


def run_sync(
    replica: Replica, feed: Feed, *, retry_limit: int = 4, sleep: Callable[[float], None] = time.sleep
) -> Outcome:
    """Bring a replica to the server's newest checkpoint.

    Finishes first what an earlier run left. After a reset or an invalid token it begins again
    as an initial sync; after a set that does not add up it does so once.

    Raises:
        FeedError: no usable answer; pages that arrived stay staged for the next run.
        SetMismatch: the full set does not add up either; the old set was kept.
    """
    return _Run(replica, feed, Patience(retry_limit=retry_limit, sleep=sleep)).run()


class _Run:
    def __init__(self, replica: Replica, feed: Feed, patience: Patience) -> None:
        self._replica = replica
        self._feed = feed
        self._patience = patience
        self._restarts: list[str] = []
        self._outcome = Outcome()
        self._etag = ""

    def run(self) -> Outcome:
        if self._replica.is_applying:
            self._note(self._replica.finish_interrupted_apply())
        staging = self._replica.resume_staging() or self._begin()
        while True:
            # Pages that an earlier run completed lead to a checkpoint of the past: go on from it.
            is_past = staging.checkpoint is not None
            try:
                self._advance(staging)
            except StartAgain as error:
                staging = self._start_again(error, error.reason)
            except (SetMismatch, RowDamaged, RecordDamaged) as error:
                staging = self._resync_once(error)
            else:
                if not is_past:
                    return self._report()
                staging = self._begin()

    def _begin(self) -> Staging:
        return self._replica.begin_staging(is_initial=not self._replica.position.token)

    def _start_again(self, error: StartAgain, reason: str) -> Staging:
        if len(self._restarts) >= MAX_RESTARTS:
            raise error
        self._restarts.append(reason)
        return self._replica.begin_staging(is_initial=True)

    def _resync_once(self, error: SetMismatch | RowDamaged | RecordDamaged) -> Staging:
        if SET_MISMATCH in self._restarts:
            self._replica.clear_staging()
            raise SetMismatch(f"{error}, also after a full sync; the old set was kept") from error
        self._restarts.append(SET_MISMATCH)
        return self._replica.begin_staging(is_initial=True)

    def _advance(self, staging: Staging) -> None:
        while staging.checkpoint is None:
            if not self._patience.persist(lambda: self._fetch_page(staging)):
                self._prove_nothing_new()
                return
        self._prove_and_apply(staging, staging.checkpoint)

    def _fetch_page(self, staging: Staging) -> bool:
        """Stage the next page; ``False`` when the server says that nothing is new."""
        is_poll = not staging.is_initial and staging.page_count == 0
        etag = self._replica.position.etag if is_poll else ""
        with self._feed.open_page(token=staging.next_token, etag=etag) as page:
            if page.is_not_modified:
                return False
            staging.add_page(page.lines)
            self._etag = page.etag if is_poll else ""
        self._outcome.page_count += 1
        return True

    def _prove_nothing_new(self) -> None:
        # The server's set is still the one of our checkpoint. Whether the local set is, only the files can show.
        position = self._replica.position
        self._replica.inventory().prove(count=position.count, checksum=position.checksum)
        self._replica.clear_staging()

    def _prove_and_apply(self, staging: Staging, checkpoint: Checkpoint) -> None:
        plan = self._replica.plan(staging)
        found = self._replica.inventory_after(plan, staging)
        found.prove(count=checkpoint.count, checksum=checkpoint.checksum)
        before = self._replica.position
        position = Position(
            token=checkpoint.token,
            # The ETag belongs to "nothing new after this token": of no use once the token moved.
            etag=self._etag if checkpoint.token == before.token and not staging.row_count else "",
            count=found.count,
            checksum=found.checksum,
            missing_references=found.missing_references,
            site_url=checkpoint.addresses.site_url,
            media_url=checkpoint.addresses.media_url,
        )
        self._note(self._replica.apply(plan, staging, position))
        self._outcome.row_count += staging.row_count
        self._outcome.is_initial = self._outcome.is_initial or staging.is_initial

    def _note(self, applied: Applied) -> None:
        self._outcome.written_count += applied.written_count
        self._outcome.deleted_count += applied.deleted_count
        self._outcome.is_changed = bool(self._outcome.written_count or self._outcome.deleted_count)

    def _report(self) -> Outcome:
        position = self._replica.position
        self._outcome.count = position.count
        self._outcome.checksum = position.checksum
        self._outcome.missing_references = position.missing_references
        self._outcome.restarts = tuple(self._restarts)
        self._outcome.retry_count = self._patience.retry_count
        return self._outcome
