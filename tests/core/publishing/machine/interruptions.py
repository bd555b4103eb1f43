"""What others do in the middle of a sweep: an editor while a batch is worked out, an app between two batches.

A sweep after a commit keeps its errors to itself, so what goes wrong in the middle is kept here
until the step is over.
"""

from collections.abc import Callable
from typing import Any

import pytest

from destination_cms.publishing import reconcile, sweep

Deed = Callable[[], None]


class Interruptions:
    """Deeds that wait for their moment."""

    def __init__(self) -> None:
        self.in_a_batch: list[Deed] = []
        self.between_batches: list[Deed] = []
        self._errors: list[Exception] = []

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Have sweep and reconcile make room for deeds at their two moments.

        The editor's deed is done on the sweep's own connection, after it has read and projected and
        before it deletes its marks: what another connection commits in that moment looks the same,
        and SQLite lets no other connection write meanwhile.
        """
        plan_and_write = sweep.plan_and_write

        def write_and_be_overtaken(*args: Any, **kwargs: Any) -> Any:
            written = plan_and_write(*args, **kwargs)
            self._do(self.in_a_batch)
            return written

        monkeypatch.setattr(sweep, "plan_and_write", write_and_be_overtaken)
        for module in (sweep, reconcile):
            monkeypatch.setattr(module, "give_way", lambda: self._do(self.between_batches))

    def clear(self) -> None:
        """Forget what waits."""
        for things in (self.in_a_batch, self.between_batches, self._errors):
            things.clear()

    def complain(self) -> None:
        """Raise what went wrong in the middle of a sweep."""
        if self._errors:
            raise self._errors[0]

    def _do(self, deeds: list[Deed]) -> None:
        while deeds:
            deed = deeds.pop()
            try:
                deed()
            except Exception as error:  # noqa: BLE001 - raised again when the step is over
                self._errors.append(error)
