"""Bugs that somebody might make, to be planted: the machine has to find each of them."""

from collections.abc import Callable
from typing import Any

import pytest

from destination_cms.kinds import IMAGE_KIND
from destination_cms.models import Mark
from destination_cms.publishing import reconcile, sweep
from destination_cms.publishing.cascade import Cascade
from destination_cms.publishing.entries import Entry
from destination_cms.publishing.public_paths import PublicPaths
from destination_cms.publishing.standing import StandingThings
from destination_cms.publishing.writer import plan

Plant = Callable[[pytest.MonkeyPatch], None]


def miss_a_tombstone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A spot that is withdrawn leaves no tombstone. Sweep and reconcile agree on it."""
    _plan_without(monkeypatch, lambda entry: entry.kind.name == "spot")


def keep_an_unreferenced_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture stays public when nothing shows it any more. Sweep and reconcile agree on it."""
    _plan_without(monkeypatch, lambda entry: entry.kind.name == IMAGE_KIND and entry.is_open)


def leave_a_referrer_unprojected(monkeypatch: pytest.MonkeyPatch) -> None:
    """What refers to a thing that comes or goes is not looked at again."""
    monkeypatch.setattr(Cascade, "referrers_of_flipped", lambda self: set())


def leave_a_redirect_to_what_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A redirect is not looked at again when its page comes or goes."""
    monkeypatch.setattr(StandingThings, "hanging", lambda self: set())


def give_away_paths_that_nobody_saw(monkeypatch: pytest.MonkeyPatch) -> None:
    """A redirect that Wagtail made by itself is public whatever it is from. Sweep and reconcile agree on it."""
    monkeypatch.setattr(PublicPaths, "found", lambda self, wanted: set(wanted))


def delete_marks_by_target(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sweep deletes the marks of what it has swept by their target, and not by the ids that it has read."""

    class MarksByTarget:
        def __getattr__(self, name: str) -> Any:
            return getattr(Mark.objects, name)

        def filter(self, *, pk__in: list[int]) -> Any:
            targets = Mark.objects.filter(pk__in=pk__in).values_list("target", flat=True)
            return Mark.objects.filter(target__in=list(targets))

    class MarkOfTheSweep:
        objects = MarksByTarget()

    monkeypatch.setattr(sweep, "Mark", MarkOfTheSweep)


def _plan_without(monkeypatch: pytest.MonkeyPatch, is_forgotten: Callable[[Entry], bool]) -> None:
    def plan_forgetfully(*args: Any, **kwargs: Any) -> Any:
        outcome = plan(*args, **kwargs)
        outcome.tombstones = [entry for entry in outcome.tombstones if not is_forgotten(entry)]
        return outcome

    for module in (sweep, reconcile):
        monkeypatch.setattr(module, "plan", plan_forgetfully)


BUGS: tuple[Plant, ...] = (
    miss_a_tombstone,
    keep_an_unreferenced_picture,
    leave_a_referrer_unprojected,
    leave_a_redirect_to_what_is_gone,
    give_away_paths_that_nobody_saw,
    delete_marks_by_target,
)
