"""What resolvers find in ``info.context``."""

from dataclasses import dataclass

from .reader import Reader


@dataclass(slots=True)
class Context:
    """The context of one execution: its reader."""

    reader: Reader
