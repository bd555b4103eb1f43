"""The replica's ``state.json``: how far it is, and whether an apply is under way."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .canonical import checksum_hex
from .durable import sync_directory, write_durably

STATE_NAME = "state.json"
FORMAT = 1
EMPTY_CHECKSUM = checksum_hex(0)


class StateUnreadable(Exception):
    """``state.json`` is not one that this version wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A checkpoint that the local set was proved equal to.

    Attributes:
        token: where the next sync goes on; "" before the first checkpoint.
        etag: of the answer "nothing new after this token", or "".
        missing_references: key texts that records refer to and that the server did not send.
        site_url: where the paths of pages begin; "" when the server speaks wire format 1.
        media_url: what the name of a file is put behind; "" when the server speaks wire format 1.
    """

    token: str = ""
    etag: str = ""
    count: int = 0
    checksum: str = EMPTY_CHECKSUM
    missing_references: tuple[str, ...] = ()
    site_url: str = ""
    media_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """State that is kept between runs.

    Attributes:
        applying: the position that an apply is on its way to; ``None`` while the files are at rest.
    """

    site_url: str
    position: Position
    applying: Position | None = None


def load_state(folder: Path) -> State | None:
    """Return the state of a folder, or ``None`` where there is none.

    Raises:
        StateUnreadable: the file holds something else.
    """
    try:
        stored = json.loads((folder / STATE_NAME).read_bytes())
        if stored["format"] != FORMAT:
            raise StateUnreadable(f"{STATE_NAME} has format {stored['format']}, this version knows {FORMAT}")
        applying = stored["applying"]
        return State(
            site_url=str(stored["site_url"]),
            position=_position(stored["position"]),
            applying=None if applying is None else _position(applying),
        )
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StateUnreadable(f"{STATE_NAME} is damaged: delete the folder and sync again") from error


def save_state(folder: Path, state: State) -> None:
    """Replace the state of a folder in one step that survives a power cut."""
    stored = {"format": FORMAT, **asdict(state)}
    data = json.dumps(stored, indent=2, sort_keys=True).encode() + b"\n"
    write_durably(folder / STATE_NAME, data, scratch=folder / f"{STATE_NAME}.tmp")
    sync_directory(folder)


def _position(stored: dict[str, Any]) -> Position:
    return Position(
        token=str(stored["token"]),
        etag=str(stored["etag"]),
        count=int(stored["count"]),
        checksum=str(stored["checksum"]),
        missing_references=tuple(str(key) for key in stored["missing_references"]),
        # A folder of the release before has none yet.
        site_url=str(stored.get("site_url", "")),
        media_url=str(stored.get("media_url", "")),
    )
