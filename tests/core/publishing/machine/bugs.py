"""Bugs to be planted, each of which the machine must find."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from destination_cms.models import Mark, PermanentAddress
from destination_cms.projections.kinds import IMAGE_KIND
from destination_cms.publishing import planner, sweep
from destination_cms.publishing.planned import PlannedRecord
from destination_cms.publishing.referrer_queue import ReferrerQueue
from destination_cms.publishing.standalone import StandaloneContent

Plant = Callable[[pytest.MonkeyPatch], None]


def miss_a_tombstone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A spot that is withdrawn leaves no tombstone. Sweep and reconcile agree on it."""
    _plan_without(monkeypatch, lambda record: record.kind.name == "spot")


def keep_an_unreferenced_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture stays public when nothing shows it any more. Sweep and reconcile agree on it."""
    _plan_without(monkeypatch, lambda record: record.kind.name == IMAGE_KIND and record.is_open)


def leave_a_referrer_unprojected(monkeypatch: pytest.MonkeyPatch) -> None:
    """What refers to a thing that comes or goes is not looked at again."""
    monkeypatch.setattr(ReferrerQueue, "referrers_of_flipped", lambda self: set())


def leave_the_distances_of_what_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    """A circuit is not looked at again when one of its spots moves."""
    monkeypatch.setattr(ReferrerQueue, "readers_of_new_facts", lambda self: set())


def forget_what_was_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address of a thing goes with the thing, so that nothing tells that it is gone."""
    honest = planner.conclude

    def conclude(*arguments: Any) -> Any:
        planned = honest(*arguments)
        gone = [each.address[1].split(":")[1] for each in planned.tombstones]
        PermanentAddress.objects.filter(owner__in=gone).delete()
        return planned

    monkeypatch.setattr(planner, "conclude", conclude)


def withdraw_before_the_last_referrer(monkeypatch: pytest.MonkeyPatch) -> None:
    """What many refer to is withdrawn with the first batch of them, while the others still show it."""

    def mark_only(self: ReferrerQueue) -> None:
        self.later |= {self._records[address].source for address in self._held}

    monkeypatch.setattr(ReferrerQueue, "hold", mark_only)


def leave_a_redirect_to_what_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A redirect is not looked at again when its page comes or goes."""
    monkeypatch.setattr(StandaloneContent, "dependents", lambda self, pages: {})


def give_away_paths_that_nobody_saw(monkeypatch: pytest.MonkeyPatch) -> None:
    """A redirect that Wagtail made by itself is public whatever it is from. Sweep and reconcile agree on it."""
    monkeypatch.setattr(StandaloneContent, "found_paths", lambda self, wanted: set(wanted))


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


def leave_what_a_notice_touches(monkeypatch: pytest.MonkeyPatch) -> None:
    """A notice marks nothing when it comes, moves or goes but what shows it by itself."""
    monkeypatch.setattr(sweep, "followers_of", lambda planned: [])


def sleep_through_a_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a projection says of its next moment is forgotten. Sweep and reconcile agree on it."""
    honest = planner.row_of

    def row_of(*arguments: Any) -> Any:
        row = honest(*arguments)
        row.changes_at = None
        return row

    monkeypatch.setattr(planner, "row_of", row_of)


def _plan_without(monkeypatch: pytest.MonkeyPatch, is_forgotten: Callable[[PlannedRecord], bool]) -> None:
    """Have no tombstone planned for some of the records that are public no longer."""
    honest = planner.conclude

    def conclude(records: dict[Any, PlannedRecord], *arguments: Any) -> Any:
        planned = honest(records, *arguments)
        kept = tuple(each for each in planned.tombstones if not is_forgotten(records[each.address]))
        return replace(planned, tombstones=kept)

    monkeypatch.setattr(planner, "conclude", conclude)


BUGS: tuple[Plant, ...] = (
    miss_a_tombstone,
    keep_an_unreferenced_picture,
    leave_a_referrer_unprojected,
    leave_the_distances_of_what_moved,
    forget_what_was_printed,
    leave_a_redirect_to_what_is_gone,
    give_away_paths_that_nobody_saw,
    delete_marks_by_target,
    leave_what_a_notice_touches,
    sleep_through_a_beginning,
)
#: Those that show only where more refer to one thing than do in the machine's town.
BUGS_OF_BATCHES: tuple[Plant, ...] = (withdraw_before_the_last_referrer,)
