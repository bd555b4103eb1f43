"""What resolvers find in ``info.context``."""

from dataclasses import dataclass

from .reader import Reader


@dataclass(slots=True)
class Context:
    """The context of one execution: its reader, and for a mutation the network address of who sent it."""

    reader: Reader
    client_address: str = ""
