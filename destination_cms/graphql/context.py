"""What a resolver finds in ``info.context``."""

from dataclasses import dataclass
from typing import Any

from .reader import Reader


@dataclass(slots=True)
class Context:
    """The context of one execution: its reader."""

    reader: Reader


def reader_of(info: Any) -> Reader:
    """Return the reader of the running query."""
    return info.context.reader  # type: ignore[no-any-return]
