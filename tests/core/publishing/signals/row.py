"""One row of the signal table: what is done, and the lines that an app gets for it, neither more nor fewer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .world import World

Step = Callable[[World], None]


@dataclass(frozen=True, slots=True)
class Row:
    """A row.

    Attributes:
        name: the operation in words.
        lines: the feed's lines: ``+ kind title locale`` for what is published or changed,
            ``- kind title locale REASON`` for what is gone, and the path behind it where it matters.
        act: the operation.
        before: the state before it; what it changes is synced.
        is_silent: no signal tells of it: the lines come with the next reconcile, and none before.
        elsewhere: the lines that a fresh app gets on other hosts afterwards.
    """

    name: str
    lines: tuple[str, ...]
    act: Step
    before: Step | None = None
    is_silent: bool = False
    elsewhere: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class Rows:
    """The rows of one module, in order."""

    rows: list[Row] = field(default_factory=list)

    def add(
        self,
        name: str,
        *lines: str,
        before: Step | None = None,
        is_silent: bool = False,
        elsewhere: dict[str, tuple[str, ...]] | None = None,
    ) -> Callable[[Step], Step]:
        """Add the decorated operation as a row."""

        def keep(act: Step) -> Step:
            self.rows.append(Row(name, lines, act, before, is_silent, elsewhere or {}))
            return act

        return keep


def shown(lines: list[dict[str, Any]], known: dict[str, Any], expected: tuple[str, ...]) -> list[str]:
    """Return feed lines as rows write them; with the path where a row names it."""
    texts = []
    for line in lines:
        kind, _, locale = line["key"].split(":")
        is_gone = line["op"] == "delete"
        record = known.get(line["key"], {}) if is_gone else line["record"]
        parts = ["-" if is_gone else "+", kind, record.get("title", "?"), locale, line["reason"] if is_gone else ""]
        short = " ".join(part for part in parts if part)
        full = f"{short} {line['path'] if is_gone else record['path']}"
        texts.append(full if full in expected else short)
    return sorted(texts)
