"""The whole machine."""

from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import rule, run_state_machine_as_test

from .content_rules import ContentRules
from .desk import Stage, Step, steps_of
from .odd_rules import OddRules
from .offer_and_news_rules import OfferAndNewsRules
from .reading_rules import ReadingRules
from .redirect_rules import RedirectRules
from .shared_rules import SharedRules
from .tree_rules import TreeRules


class PublishingMachine(ContentRules, TreeRules, SharedRules, RedirectRules, OddRules, ReadingRules):
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

    @rule(step=steps_of(RedirectRules))
    def redirect(self, step: Step) -> None:
        self.play(step)

    @rule(step=steps_of(OddRules))
    def disturb(self, step: Step) -> None:
        self.play(step)

    @rule(step=steps_of(ReadingRules))
    def read(self, step: Step) -> None:
        self.play(step)


class FullMachine(PublishingMachine, OfferAndNewsRules):
    """The same with offers and news."""

    @rule(step=steps_of(OfferAndNewsRules))
    def write_offers_and_news(self, step: Step) -> None:
        self.play(step)


def names_of_steps() -> set[str]:
    """Return the names of all steps that there are."""
    return {name for name in dir(FullMachine) if hasattr(getattr(FullMachine, name), "strategies")}


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
    stage: Stage,
    played: Played,
    *,
    runs: int,
    steps: int,
    start: int,
    is_shrinking: bool = False,
    machine: type[PublishingMachine] = PublishingMachine,
) -> None:
    """Run the machine on its stage; the same numbers give the same runs.

    Raises:
        AssertionError: an app does not hold what it must.
    """
    machine = type("SeededMachine", (machine,), {"stage": stage, "runs": played.runs})
    run_state_machine_as_test(
        seed(start)(machine),
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=False,
            phases=[Phase.generate, Phase.shrink] if is_shrinking else [Phase.generate],
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
