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
        batches: batches that the sweeps of this request have done.
        spent: seconds that these took.
    """

    seconds: int = 0
    batches: int = 0
    spent: float = 0.0


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


def seconds_spent() -> float:
    """Return how long this request has swept: it does so several times, before and after its redirects."""
    handover = _noted.get()
    return handover.spent if handover else 0.0


def note_swept(batches: int, seconds: float) -> None:
    """Note that a sweep took so long for so many batches."""
    if (handover := _noted.get()) is not None:
        handover.batches += batches
        handover.spent += seconds


def note_handed_over(behind: int = 0) -> None:
    """Note that the rest is left to a task, which needs as long for a batch as this request did.

    The rest is what is marked, and as many referrers as the last batch has left ``behind``.
    """
    handover = _noted.get()
    if handover is None:
        return
    marked = Mark.objects.values("scope", "target").distinct().count()
    left = marked + behind if marked else 0
    pace = handover.spent / max(handover.batches, 1)
    handover.seconds = ceil(left / get_settings()["SWEEP_BATCH_SIZE"] * pace)
