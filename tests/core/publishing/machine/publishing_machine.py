"""The whole machine."""

from dataclasses import dataclass, field
from functools import cache

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import rule, run_state_machine_as_test

from .base_rules import MachineSetup, Step, steps_of
from .content_rules import ContentRules
from .notice_rules import NoticeRules
from .odd_rules import OddRules
from .reading_rules import ReadingRules
from .redirect_rules import RedirectRules
from .reveal_rules import RevealRules
from .shared_rules import SharedRules
from .tree_rules import TreeRules
from .verticals import joining


class PublishingMachine(
    ContentRules, TreeRules, SharedRules, NoticeRules, RevealRules, RedirectRules, OddRules, ReadingRules
):
    """Editors, time and apps. Every rule plays one step of its class."""

    @rule(step=steps_of(ContentRules))
    def write(self, step: Step) -> None:
        self.play(step)

    @rule(step=steps_of(TreeRules))
    def arrange(self, step: Step) -> None:
        self.play(step)

    @rule(step=steps_of(SharedRules))
    def share(self, step: Step) -> None:
        self.play(step)

    @rule(step=steps_of(NoticeRules))
    def give_notice(self, step: Step) -> None:
        self.play(step)

    @rule(step=steps_of(RevealRules))
    def reveal(self, step: Step) -> None:
        self.play(step)

    @rule(step=steps_of(RedirectRules))
    def redirect(self, step: Step) -> None:
        self.play(step)

    @rule(step=steps_of(OddRules))
    def disturb(self, step: Step) -> None:
        self.play(step)

    @rule(step=steps_of(ReadingRules))
    def read(self, step: Step) -> None:
        self.play(step)


@cache
def full_machine() -> type[PublishingMachine]:
    """Return the machine with the rules of the other verticals that are installed: one rule for all their steps."""
    rules = [module.Rules for module in joining()]
    if not rules:
        return PublishingMachine

    def write_for_other_verticals(self: PublishingMachine, step: Step) -> None:
        self.play(step)

    more = {"write_for_other_verticals": rule(step=steps_of(*rules))(write_for_other_verticals)}
    return type("FullMachine", (PublishingMachine, *rules), more)


def names_of_steps() -> set[str]:
    """Return the names of all steps that there are."""
    machine = full_machine()
    return {name for name in dir(machine) if hasattr(getattr(machine, name), "strategies")}


@dataclass
class Played:
    """The rules of each run, in the order in which they were played."""

    runs: list[list[str]] = field(default_factory=list)

    def summary(self) -> str:
        """Return how much was played."""
        return f"{sum(map(len, self.runs))} steps in {len(self.runs)} runs"

    def unplayed(self) -> set[str]:
        """Return the steps that no run has played."""
        return names_of_steps() - {name for run in self.runs for name in run}


def run_machine(
    machine_setup: MachineSetup,
    played: Played,
    *,
    runs: int,
    steps: int,
    start: int,
    is_shrinking: bool = False,
    machine: type[PublishingMachine] = PublishingMachine,
) -> None:
    """Run the machine on its machine setup; the same numbers give the same runs.

    Raises:
        AssertionError: an app does not hold what it must.
    """
    machine = type("SeededMachine", (machine,), {"setup": machine_setup, "runs": played.runs})
    run_state_machine_as_test(
        seed(start)(machine),
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps + 1,  # the first is that of the beginning
            deadline=None,
            database=None,
            derandomize=False,
            phases=[Phase.generate, Phase.shrink] if is_shrinking else [Phase.generate],
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
