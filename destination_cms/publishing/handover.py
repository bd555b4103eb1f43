"""What a request leaves to a task, because an editor would wait too long, and how long that will take."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from math import ceil

from ..conf import get_settings
from ..models import Mark

#: A request begins no batch of a sweep after so many seconds.
REQUEST_SECONDS = 1.0
#: Priority of the task: above the making of images (50), for what is withdrawn is public until it is swept.
PRIORITY = 100


@dataclass(slots=True)
class Handover:
    """What the sweeps of one request have left.

    Attributes:
        seconds: about how long the rest takes; 0 when nothing was left.
    """

    seconds: int = 0


_noted: ContextVar[Handover | None] = ContextVar("destination_handover", default=None)


@contextmanager
def collect_handover() -> Iterator[Handover]:
    """Collect what the sweeps of a request hand over."""
    handover = Handover()
    token = _noted.set(handover)
    try:
        yield handover
    finally:
        _noted.reset(token)


def note_handed_over(batches: int, seconds: float) -> None:
    """Note that a sweep was cut after so many batches, which took so long."""
    handover = _noted.get()
    if handover is None:
        return
    left = Mark.objects.values("scope", "target").distinct().count()
    handover.seconds = ceil(left / get_settings()["SWEEP_BATCH_SIZE"] * seconds / max(batches, 1))
