"""What all rules stand on: the town put back, the clock, transactions as the admin's, and bookkeeping."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize
from wagtail.models import Locale, Site

from destination_cms.publishing import sweep
from tests.snapshot import Snapshot

from .breakage import Breakage
from .interruptions import Interruptions
from .oracle import Oracle, Past

#: A step's name and arguments.
Step = tuple[str, dict[str, Any]]

_START = datetime(2032, 3, 1, 9, tzinfo=UTC)


def play(**strategies: Any) -> Callable[[Callable[..., None]], Any]:
    """Make a method a step, with a strategy for each of its arguments."""

    def note(method: Callable[..., None]) -> Any:
        method.strategies = strategies  # type: ignore[attr-defined]
        return method

    return note


def steps_of(*rules: type) -> st.SearchStrategy[Any]:
    """Return any step of the classes as its name and its arguments, all steps equally likely.

    The machine has one rule for each class and not one for each step: Hypothesis switches rules off
    at random for a whole run, and a run of three dozen unpublishings finds nothing.
    """
    methods = {name: method for rule in rules for name, method in vars(rule).items() if hasattr(method, "strategies")}
    return st.one_of(
        [st.tuples(st.just(name), st.fixed_dictionaries(methods[name].strategies)) for name in sorted(methods)]
    )


@dataclass(frozen=True, slots=True)
class MachineSetup:
    """What all runs share: where they start from, and the moments in which others may interrupt."""

    town: Snapshot
    interruptions: Interruptions


class BaseRules(RuleBasedStateMachine):
    """One run: it starts from the town, and every change is one transaction with the sweep behind it."""

    setup: ClassVar[MachineSetup]
    runs: ClassVar[list[list[str]]]

    def __init__(self) -> None:
        super().__init__()
        self.setup.town.restore()
        self.interruptions = self.setup.interruptions
        self.interruptions.clear()
        self._travel = time_machine.travel(_START, tick=False)
        self.clock = self._travel.start()
        self.breakage = Breakage()
        self.past: Past = set()
        self.observe()
        self.french = Locale.objects.get(language_code="fr")
        self.noise = io.StringIO()
        self._number = 0
        self.played: list[str] = []
        self.runs.append(self.played)

    @initialize(number=st.integers(0, 2**32))
    def begin(self, number: int) -> None:
        """Refuse what is all zeros: Hypothesis tries that first and often, and it is one step again and again."""
        assume(number)

    def teardown(self) -> None:
        self._travel.stop()

    def play(self, step: Step) -> None:
        """Play one step."""
        name, arguments = step
        self.played.append(name)
        getattr(self, name)(**arguments)
        self.interruptions.complain()

    def next_number(self) -> int:
        """Return a number for titles and slugs that nothing has had before; time goes on a little."""
        self._number += 1
        self.clock.shift(timedelta(seconds=1))
        return self._number

    @contextmanager
    def change(self) -> Iterator[None]:
        """Make what is done one transaction; what Wagtail refuses is as if it had not been tried."""
        try:
            with transaction.atomic():
                yield
        except ValidationError:
            return
        self.observe()

    def observe(self) -> None:
        """Look at what the last change has done, for what cannot be checked later."""
        self.breakage.observe()
        oracle = Oracle(self.breakage.pks)
        for site in Site.objects.all():
            self.past |= oracle.paths(site, self.breakage.of(site))

    def add(self, page: Any, parent: Any, is_live: bool) -> None:
        """Add a page as the create view does: a draft with a version, which may be published."""
        page.live, page.locale = False, parent.locale
        with self.change():
            parent.add_child(instance=page)
            revision = page.save_revision()
            if is_live:
                revision.publish()

    def save(self, page: Any, is_published: bool, **fields: Any) -> None:
        """Save a version of a page as the edit view does, and publish it or not."""
        for name, value in fields.items():
            setattr(page, name, value)
        with self.change():
            revision = page.save_revision()
            if is_published:
                revision.publish()

    def delete_row(self, found: Any) -> None:
        """Delete what was chosen, if anything was."""
        with self.change():
            if found is not None:
                found.delete()

    def settle_time(self) -> None:
        """Sweep what is due, so that the ledger stands where the clock does."""
        sweep.sweep_publications()
        self.observe()
