"""Whether what is found after a crash keeps the promises."""

from collections.abc import Iterator
from typing import Any

BEFORE, AFTER, BETWEEN = "before", "after", "between"
_PARTS = ("public", "pages", "rows")


def judge(found: Any, before: Any, after: Any, *, is_whole: bool) -> tuple[str, list[str]]:
    """Return on which side of the edit the content is, and what is wrong with it."""
    problems = list(_broken_promises(found))
    sides = {_side(found[part], before[part], after[part]) for part in _PARTS} - {None}
    if len(sides) == 1 and BETWEEN not in sides:
        return sides.pop(), problems
    if is_whole:
        problems.append("a part of the edit is done")
    return BETWEEN, [*problems, *_halves(found, before, after)]


def _broken_promises(found: Any) -> Iterator[str]:
    if found["differences"]:
        yield f"{found['differences']} differences after the sweep"
    if found["marks"]:
        yield f"{found['marks']} marks left after the sweep"
    if not found["is_synced"]:
        yield "an app that synced before the crash differs from one that starts afresh"
    if found["unsized"]:
        yield f"{len(found['unsized'])} pictures or recordings stay without their files"


def _side(found: Any, before: Any, after: Any) -> str | None:
    """Return the side, or ``None`` where the edit makes no difference."""
    if before == after == found:
        return None
    return BEFORE if found == before else AFTER if found == after else BETWEEN


def _halves(found: Any, before: Any, after: Any) -> Iterator[str]:
    """Yield what is neither as before nor as after the edit, page by page and record by record."""
    for part in ("public", "pages"):
        for key in sorted({*found[part], *before[part], *after[part]}):
            mine, old, new = (side[part].get(key) for side in (found, before, after))
            if mine not in (old, new):
                yield f"{part} {key} is neither as before nor as after: {mine}"
