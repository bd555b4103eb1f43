"""The status of a thing and its next change: by cases, and against a second and plain reading of the rules."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random
from zoneinfo import ZoneInfo

import pytest

from destination_cms.availability import Availability, NoticePeriod, Schedule, Status, status_at
from tests.cpu_time import takes_less_than

from .reference import CLOCK_CHANGES, DAY, MINUTE, Reference, random_hours

PARIS = ZoneInfo("Europe/Paris")
OPEN, PARTIAL, DIVERTED, CLOSED = Availability
#: A Tuesday, 12:00 in Paris.
NOON = datetime(2026, 6, 2, 10, tzinfo=UTC)
OFFICE = "Mo-Fr 09:00-12:00,14:00-18:00; PH off"
HOUR = timedelta(hours=1)


def notice(
    key: str, effect: Availability, start: timedelta | datetime, end: timedelta | datetime | None
) -> NoticePeriod:
    """Return a notice; its ends are moments, or are counted from noon."""
    starts_at, ends_at = (NOON + each if isinstance(each, timedelta) else each for each in (start, end))
    return NoticePeriod(key, effect, starts_at, ends_at)


def status(schedule: Schedule, at: datetime = NOON) -> Status:
    return status_at(schedule, at, PARIS, "FR")


def test_what_has_no_schedule_is_open_for_ever() -> None:
    assert status(Schedule()) == Status(OPEN, (), (), None)


def test_the_most_severe_notice_wins_and_all_are_named() -> None:
    notices = [
        notice("c", PARTIAL, -HOUR, 3 * HOUR),
        notice("b", OPEN, -HOUR, None),
        notice("d", DIVERTED, -2 * HOUR, HOUR),
        notice("over", CLOSED, -2 * HOUR, -HOUR),
        notice("later", CLOSED, 2 * HOUR, None),
    ]

    assert status(Schedule(notices)) == Status(DIVERTED, ("d", "b", "c"), ("NOTICE",), NOON + HOUR)


def test_a_notice_is_in_force_from_its_first_moment_until_its_end() -> None:
    schedule, tick = Schedule([notice("n", CLOSED, timedelta(), HOUR)]), timedelta(microseconds=1)

    assert [status(schedule, NOON + after).availability for after in (-tick, 0 * tick, HOUR - tick, HOUR)] == [
        OPEN,
        CLOSED,
        CLOSED,
        OPEN,
    ]
    assert status(schedule, NOON - tick).next_change_at == NOON
    assert status(schedule, NOON).next_change_at == NOON + HOUR
    assert status(schedule, NOON + HOUR).next_change_at is None


def test_a_notice_without_an_effect_changes_what_is_in_force_only() -> None:
    schedule = Schedule([notice("n", OPEN, HOUR, 2 * HOUR)])

    assert status(schedule) == Status(OPEN, (), (), NOON + HOUR)
    assert status(schedule, NOON + HOUR) == Status(OPEN, ("n",), (), NOON + 2 * HOUR)


@pytest.mark.parametrize("end", [timedelta(), -HOUR])
def test_a_notice_that_ends_before_it_has_begun_is_never_in_force(end: timedelta) -> None:
    assert status(Schedule([notice("n", CLOSED, timedelta(), end)]), NOON - HOUR) == Status(OPEN, (), (), None)


def test_a_thing_is_closed_out_of_season_until_the_season_begins() -> None:
    schedule = Schedule(season_months={7, 8})

    assert status(schedule) == Status(CLOSED, (), ("SEASON",), datetime(2026, 6, 30, 22, tzinfo=UTC))
    assert status(schedule, NOON + 40 * DAY) == Status(OPEN, (), (), datetime(2026, 8, 31, 22, tzinfo=UTC))


def test_opening_hours_close_a_thing() -> None:
    schedule = Schedule(opening_hours=OFFICE)

    assert status(schedule) == Status(CLOSED, (), ("HOURS",), NOON + 2 * HOUR)
    assert status(schedule, NOON + 2 * HOUR) == Status(OPEN, (), (), NOON + 6 * HOUR)
    # Bastille Day is a Tuesday.
    assert status(schedule, datetime(2026, 7, 13, 16, tzinfo=UTC)).next_change_at == datetime(
        2026, 7, 15, 7, tzinfo=UTC
    )


@pytest.mark.parametrize("hours", ["", "9h-18h", "sunrise-sunset", "Mo-Fr unknown; Sa,Su unknown", "24/7"])
def test_opening_hours_that_are_not_known_have_no_effect(hours: str) -> None:
    assert status(Schedule([notice("n", PARTIAL, -HOUR, None)], (), hours)) == Status(
        PARTIAL, ("n",), ("NOTICE",), None
    )


def test_holidays_of_a_country_that_is_not_known_have_no_effect() -> None:
    assert status_at(Schedule(opening_hours=OFFICE), NOON, PARIS, "") == Status(OPEN, (), (), None)


def test_every_cause_is_named() -> None:
    schedule = Schedule([notice("n", PARTIAL, -HOUR, HOUR)], {1}, OFFICE)

    assert status(schedule).causes == ("NOTICE", "SEASON", "HOURS")
    assert status(schedule, NOON + 2 * HOUR).causes == ("SEASON",)


def test_what_changes_nothing_is_not_a_change() -> None:
    """Hours, a season and the end of a notice, while another notice closes."""
    closed = notice("n", CLOSED, -HOUR, 90 * DAY)

    assert status(Schedule([closed], {6}, OFFICE)).next_change_at == NOON + 90 * DAY
    # It ends in the middle of a night: the thing stays closed, and the notice is gone.
    at_night = notice("n", CLOSED, -HOUR, 90 * DAY + 12 * HOUR)
    assert status(Schedule([at_night], (), OFFICE)).next_change_at == NOON + 90 * DAY + 12 * HOUR
    # One notice is replaced by another of the same effect and the same key.
    halves = [notice("n", CLOSED, -HOUR, HOUR), notice("n", CLOSED, HOUR, 2 * HOUR)]
    assert status(Schedule(halves)).next_change_at == NOON + 2 * HOUR


def test_a_change_is_looked_for_400_days_ahead() -> None:
    assert status(Schedule([notice("n", CLOSED, 400 * DAY - MINUTE, None)])).next_change_at == NOON + 400 * DAY - MINUTE
    assert status(Schedule([notice("n", CLOSED, 401 * DAY, None)])).next_change_at is None
    assert status(Schedule(opening_hours="2028 10:00-12:00")).next_change_at is None


def test_nothing_is_looked_for_at_the_end_of_time() -> None:
    late = datetime(9999, 12, 30, 12, tzinfo=UTC)

    assert status(Schedule([notice("n", CLOSED, late, None)], {12}), late) == Status(CLOSED, ("n",), ("NOTICE",), None)
    assert status(Schedule(season_months={1}), late - 300 * DAY).next_change_at is None
    assert status(Schedule(season_months={12}), late - 300 * DAY).next_change_at == datetime(
        9999, 11, 30, 23, tzinfo=UTC
    )


def next_scheduled_change(schedule: Schedule, at: datetime, zone: ZoneInfo) -> datetime | None:
    return status_at(replace(schedule, opening_hours=""), at, zone, "").next_change_at


def test_the_change_of_a_schedule_without_hours_is_that_of_notices_and_season() -> None:
    schedule = Schedule([notice("n", PARTIAL, DAY, 2 * DAY)], {6, 7}, OFFICE)

    assert status(schedule).next_change_at == NOON + 2 * HOUR
    assert next_scheduled_change(schedule, NOON, PARIS) == NOON + DAY
    assert next_scheduled_change(schedule, NOON + DAY, PARIS) == NOON + 2 * DAY
    assert next_scheduled_change(schedule, NOON + 2 * DAY, PARIS) == datetime(2026, 7, 31, 22, tzinfo=UTC)
    assert next_scheduled_change(Schedule(opening_hours=OFFICE), NOON, PARIS) is None


def test_a_moment_without_a_time_zone_is_refused() -> None:
    naive = NOON.replace(tzinfo=None)

    with pytest.raises(ValueError, match="must have a time zone"):
        status(Schedule(), naive)
    with pytest.raises(ValueError, match="must have a time zone"):
        next_scheduled_change(Schedule(), naive, PARIS)


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    """Python takes 2:30 and the second 2:30 of one zone for the same moment."""
    first, second = (datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=PARIS) for fold in (0, 1))
    schedule = Schedule([notice("b", PARTIAL, first, second), notice("a", DIVERTED, second, second + 3 * HOUR)])

    assert status(schedule, first) == Status(PARTIAL, ("b",), ("NOTICE",), second.astimezone(UTC))
    assert status(schedule, second).notices == ("a",)
    both = Schedule([notice("a", PARTIAL, second, None), notice("b", PARTIAL, first, None)])
    assert status(both, second).notices == ("b", "a")


def random_moment(random: Random) -> datetime:
    if random.random() < 0.4:
        change = random.choice([each for each in CLOCK_CHANGES if each.year in {2026, 2027}])
        return change + random.randrange(-300, 300) * MINUTE + timedelta(seconds=random.choice([0, 0, 0, 59]))
    return datetime(2026, 1, 1) + timedelta(seconds=random.randrange(730 * 86_400))  # noqa: DTZ001 - UTC


def random_notice(random: Random, key: str, moment: datetime) -> NoticePeriod:
    reach = random.choice([300, 300, 60 * 24 * 20, 60 * 24 * 300])
    start = moment + random.randrange(-reach, reach) * MINUTE
    starts_at = start.replace(tzinfo=UTC)
    if random.random() < 0.3:
        # In the hour that comes twice, by the clocks of Paris.
        twice = random.choice([datetime(2026, 10, 25, 2), datetime(2027, 10, 31, 2)])  # noqa: DTZ001 - as above
        starts_at = twice.replace(minute=random.randrange(0, 60, 15), fold=random.randrange(2), tzinfo=PARIS)
    ends_at = starts_at.astimezone(UTC) + random.choice([0, 15, 60, 300, 60 * 24 * 9, 60 * 24 * 200]) * MINUTE
    effect = random.choice([*Availability])
    return NoticePeriod(key, effect, starts_at, random.choice([None, ends_at, ends_at, ends_at.astimezone(PARIS)]))


def random_case(random: Random) -> tuple[Reference, Schedule, datetime]:
    moment = random_moment(random)
    notices = [random_notice(random, key, moment) for key in random.sample("abcde", random.choice([0, 0, 1, 2, 4]))]
    months = random.choice([(), (), (), (4, 5, 6, 7, 8, 9), (10, 3), (12, 1, 2), tuple(random.sample(range(1, 13), 5))])
    hours = random_hours(random) if random.random() < 0.7 else None
    if notices and random.random() < 0.1:
        moment = notices[0].starts_at.astimezone(UTC).replace(tzinfo=None)
    reference = Reference(tuple(notices), months, hours)
    return reference, Schedule(notices, frozenset(months), hours.text if hours else ""), moment


def aware(moment: datetime | None) -> datetime | None:
    return moment and moment.replace(tzinfo=UTC)


@pytest.mark.parametrize("seed", range(10))
def test_status_and_next_change_are_those_of_a_plain_reading_of_the_rules(seed: int) -> None:
    random = Random(seed)
    for _ in range(1_000):
        reference, schedule, moment = random_case(random)
        found = status(schedule, moment.replace(tzinfo=UTC))

        assert (found.availability, found.notices, found.causes) == reference.status(moment), (schedule, moment)
        assert found.next_change_at == aware(reference.next_change(moment)), (schedule, moment)
        assert found.next_change_at is None or found.next_change_at.tzinfo is UTC


@pytest.mark.parametrize("seed", range(40))
def test_around_a_clock_change_every_minute_is_right(seed: int) -> None:
    random = Random(1_000 + seed)
    reference, schedule, _ = random_case(random)
    start = random.choice(CLOCK_CHANGES) - 150 * MINUTE
    statuses = [reference.status(start + number * MINUTE) for number in range(300)]
    found = [status(schedule, (start + number * MINUTE).replace(tzinfo=UTC)) for number in range(300)]

    assert [(each.availability, each.notices, each.causes) for each in found] == statuses
    for number in range(299):
        minute = aware(start + (number + 1) * MINUTE)
        changes = statuses[number][:2] != statuses[number + 1][:2]
        assert (found[number].next_change_at == minute) is changes


def test_nothing_changes_before_the_next_change_and_something_does_at_it() -> None:
    random, count = Random(7), 0
    for _ in range(400):
        _, schedule, moment = random_case(random)
        at = moment.replace(tzinfo=UTC)
        now = status(schedule, at)
        end = now.next_change_at or at + 399 * DAY
        between = [at + (end - at) * random.random() for _ in range(8)] + [end - timedelta(microseconds=1)]

        assert {(each.availability, each.notices) for each in (status(schedule, each) for each in between)} == {
            (now.availability, now.notices)
        }
        if now.next_change_at:
            then, count = status(schedule, end), count + 1
            assert (then.availability, then.notices) != (now.availability, now.notices)
    assert count > 200


@pytest.mark.parametrize(
    "hours",
    [
        "00:00-24:00/00:01",
        # A note that is another one every ten minutes, and never closed.
        ", ".join(f'{n // 6:02}:{n % 6}0-{(n + 1) // 6:02}:{(n + 1) % 6}0 open "{n}"' for n in range(144)),
        ",".join(f"{n // 4:02}:{n % 4 * 15:02}-{n // 4:02}:{n % 4 * 15 + 1:02}" for n in range(96)),
    ],
)
def test_hours_that_change_all_the_time_take_no_time(hours: str) -> None:
    notices = [notice(str(number), CLOSED, number * DAY, number * DAY + HOUR) for number in range(2, 40, 2)]
    status(Schedule((), (), hours))

    assert takes_less_than(0.1, partial(status, Schedule(notices, (), hours)))
    assert takes_less_than(0.1, partial(status, Schedule([notice("n", CLOSED, -HOUR, None)], (), hours)))
