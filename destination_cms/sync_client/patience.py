"""Retry policy for a server that cannot answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from .feed_errors import Transient

#: A server that asks for more than this is left alone until the next run.
MAX_WAIT_SECONDS = 120.0

Answer = TypeVar("Answer")


@dataclass(slots=True, kw_only=True)
class Patience:
    """A budget of waits for one run.

    Attributes:
        retry_limit: waits in all, over every page.
        retry_count: waits so far.
    """

    retry_limit: int
    sleep: Callable[[float], None]
    retry_count: int = 0

    def persist(self, ask: Callable[[], Answer]) -> Answer:
        """Return what ``ask`` returns, asking again after each ``Transient`` while the budget lasts.

        Waits as long as the server wishes, else 1, 2, 4… seconds.

        Raises:
            Transient: the budget is spent, or the server asks for more than ``MAX_WAIT_SECONDS``.
        """
        while True:
            try:
                return ask()
            except Transient as error:
                wait_seconds = error.retry_after_seconds
                if wait_seconds is None:
                    wait_seconds = min(2.0**self.retry_count, MAX_WAIT_SECONDS)
                if self.retry_count >= self.retry_limit or wait_seconds > MAX_WAIT_SECONDS:
                    raise
                self.retry_count += 1
                self.sleep(wait_seconds)
