"""One run of a load: the writers and the reader are forks of this process."""

import os
import time
from dataclasses import asdict
from functools import partial
from typing import Any

from destination_cms.models import Mark, Publication
from destination_cms.publishing.records import key_of_row

from ..forks import Fork, run_forked
from .content import build
from .load import Load, Read, Result, Written
from .naive import NaiveNumbering
from .reader import Follower, follow
from .writer import write

LIMIT_SECONDS = 1800


def run(load: Load) -> Result:
    """Write and read at once; return what was lost."""
    pages = build(load)
    if load.is_naive:
        NaiveNumbering.prepare()
    before = _published()
    started_at = time.monotonic()
    stopped, stop = os.pipe()
    reader = Fork.start(lambda: _as_json(follow(load, stopped)), limit_seconds=LIMIT_SECONDS)
    writers = [
        Fork.start(lambda number=number, own=own: asdict(write(load, number, own)), limit_seconds=LIMIT_SECONDS)
        for number, own in enumerate(pages)
    ]
    written = [Written(**writer.answer()) for writer in writers]
    seconds = time.monotonic() - started_at
    marks = Mark.objects.count()
    os.write(stop, b".")
    read = Read(**reader.answer())
    fresh = run_forked(partial(_fresh, is_checked=not load.is_naive))
    expected: dict[str, Any] = before.copy()
    for one in written:
        expected.update(one.titles)
    published = {title for one in written for title in one.published}
    return Result(
        commits=sum(one.commits for one in written),
        rollbacks=sum(one.rollbacks for one in written),
        errors=[error for one in written for error in one.errors],
        pages=read.pages,
        checkpoints=read.checkpoints,
        lines=read.lines,
        seen=len(published & set(read.seen)),
        published=len(published),
        backwards=read.backwards,
        lost=sorted(key for key, title in expected.items() if read.titles.get(key) != title),
        marks=marks,
        is_fresh=read.digests == fresh,
        seconds=seconds,
    )


def _published() -> dict[str, str]:
    """Return the titles of what is published, by key."""
    return {str(key_of_row(row)): row.title for row in Publication.objects.filter(is_withdrawn=False)}


def _as_json(read: Read) -> dict[str, Any]:
    return {**asdict(read), "seen": sorted(read.seen)}


def _fresh(*, is_checked: bool) -> dict[str, str]:
    """Return the digests of a client that starts now; its count and checksum are compared with the server's."""
    fresh = Follower(is_checked=is_checked)
    fresh.sync()
    return fresh.digests
