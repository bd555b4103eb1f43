"""Killed at any moment, an edit is there as a whole or not at all, and one sweep makes the public side equal to it.

Each point is a real ``kill -9`` of a process that goes through the real admin or the real command, on a database of
its own. The tests take every tenth point (on PostgreSQL every sixtieth) and what follows each COMMIT; ``make soak``
takes all.
"""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from .copies import copy_of, current_database
from .crashes.client import CrashDriver, running_driver
from .crashes.verdict import AFTER, BEFORE, BETWEEN

pytestmark = pytest.mark.django_db(transaction=True)

SCENARIOS = [
    *("publish", "unpublish", "move", "delete", "set_privacy", "publish_scheduled"),
    *("replace_recording", "delete_recording", "replace_base_map", "delete_base_map"),
    *("replace_model", "announce"),
]
WHOLE = {BEFORE, AFTER}


@pytest.fixture(scope="module")
def driver(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[CrashDriver]:
    with django_db_blocker.unblock(), copy_of(current_database()) as copy, running_driver(copy) as driver:
        yield driver


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_crash_leaves_all_or_nothing(scenario: str, driver: CrashDriver, figures: Callable[[str], None]):
    points = driver.points(scenario)
    step = 10 if connection.vendor == "sqlite" else 60  # a database of its own costs more there
    commits = [number for number, point in enumerate(points, 1) if point == "after COMMIT"]

    assert_all_or_nothing(scenario, sorted({*range(1, len(points) + 1, step), *commits}), driver, figures)


@pytest.mark.soak
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_crash_at_every_point_leaves_all_or_nothing(
    scenario: str, driver: CrashDriver, figures: Callable[[str], None]
):
    points = driver.points(scenario)

    assert_all_or_nothing(scenario, list(range(1, len(points) + 1)), driver, figures)


def assert_all_or_nothing(
    scenario: str, numbers: list[int], driver: CrashDriver, figures: Callable[[str], None]
) -> None:
    points = driver.points(scenario)
    verdicts = driver.crash(scenario, numbers)
    sides = [verdict["side"] for verdict in verdicts]
    figures(
        f"{len(points) // 2} statements, {points.count('before COMMIT')} of them COMMIT; "
        f"killed at {len(verdicts)} of {len(points)} points: {dict(Counter(sides))}, "
        f"{sum(not verdict['is_known'] for verdict in verdicts)} times with other rows than before"
    )

    assert [verdict for verdict in verdicts if verdict["problems"]] == []
    assert len(verdicts) == len(numbers)
    # What was done once is never undone by a later crash; each page of a scheduled run is an edit of its own.
    assert sides == sorted(sides, key=[BEFORE, BETWEEN, AFTER].index)
    assert set(sides) == (WHOLE | {BETWEEN} if scenario == "publish_scheduled" else WHOLE)


@pytest.mark.parametrize(
    ("plant", "point", "problem"),
    [
        ("set_privacy without middleware", 'before INSERT INTO "destination_mark"', " differences after the sweep"),
        ("unpublish without middleware", "after COMMIT", "a part of the edit is done"),
        ("wagtail's publish_scheduled", 'before UPDATE "wagtailcore_page"', "is neither as before nor as after"),
    ],
)
def test_without_our_transactions_a_crash_leaves_a_part(
    plant: str, point: str, problem: str, driver: CrashDriver, figures: Callable[[str], None]
):
    points = driver.points(plant)
    numbers = [number for number, text in enumerate(points, 1) if text.startswith(point)]

    verdicts = driver.crash(plant, numbers)

    caught = [verdict for verdict in verdicts if any(problem in text for text in verdict["problems"])]
    figures(f"caught at {len(caught)} of {len(verdicts)} points")
    assert caught, [verdict["problems"] for verdict in verdicts]
