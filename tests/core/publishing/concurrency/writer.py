"""A writer: publishes and unpublishes its pages in transactions that stay open for a moment."""

import logging
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.db import DatabaseError, transaction

from destination_cms.publishing.changes import sweep_deferred

from .content import MODELS, Address, key_of, title_of
from .load import Load, Written
from .naive import NaiveNumbering


class _RolledBack(Exception):
    pass


def write(load: Load, number: int, pages: list[Address]) -> Written:
    """Work through the transactions of one writer."""
    dice = random.Random(load.seed * 1000 + number)
    written = Written()
    order = pages[:]
    dice.shuffle(order)
    # The planted bug numbers at once, so no other writer may run.
    with _errors_noted_in(written), sweep_deferred() if load.is_naive else nullcontext():
        for turn in range(load.transactions):
            _edit(load, dice, order[turn % len(order)], title_of(dice.randrange(4), turn), written)
            time.sleep(dice.uniform(0, load.pause_ms) / 1000)
    return written


def _edit(load: Load, dice: random.Random, address: Address, title: str, written: Written) -> None:
    try:
        with transaction.atomic():
            naive = NaiveNumbering() if load.is_naive else None
            page = MODELS[address[0]].objects.get(pk=address[1])
            is_unpublish = page.live and dice.random() < 0.3
            if is_unpublish:
                page.unpublish()
            else:
                page.title = title
                page.save_revision().publish()
            if naive:
                naive.write(f"page:{page.pk}")
            time.sleep(dice.uniform(0, load.open_ms) / 1000)
            if dice.random() < load.rolled_back:
                raise _RolledBack  # noqa: TRY301 - this is how a transaction is rolled back
    except _RolledBack:
        written.rollbacks += 1
        return
    except DatabaseError as error:
        written.errors.append(f"{type(error).__name__}: {error}")
        return
    if naive:
        naive.show()
    written.commits += 1
    written.titles[key_of(address, page)] = None if is_unpublish else title
    if not is_unpublish:
        written.published.append(f"{key_of(address, page)} {title}")


class _Handler(logging.Handler):
    def __init__(self, written: Written) -> None:
        super().__init__(logging.WARNING)
        self._written = written

    def emit(self, record: logging.LogRecord) -> None:
        self._written.errors.append(self.format(record))


@contextmanager
def _errors_noted_in(written: Written) -> Iterator[Any]:
    """Note what is logged: a sweep that fails after a commit is logged and not raised."""
    handler = _Handler(written)
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
