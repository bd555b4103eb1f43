"""The rules of availability a second time, slow and plain, for Paris: naive moments in UTC, and no time zones of Python."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from destination_cms.availability import NoticePeriod

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEVERITY = ("OPEN", "PARTIAL", "DIVERTED", "CLOSED")
WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
AHEAD = 400 * DAY


def last_sunday(year: int, month: int) -> datetime:
    """Return 1:00 of the last Sunday of March or October: the moment at which Europe changes its clocks."""
    last = date(year, month, 31)
    return datetime.combine(last - DAY * ((last.weekday() + 1) % 7), time(1))


CLOCK_CHANGES = [last_sunday(year, month) for year in range(2024, 2031) for month in (3, 10)]


def wall(moment: datetime) -> datetime:
    """Return what the clocks of Paris say."""
    is_summer = last_sunday(moment.year, 3) <= moment < last_sunday(moment.year, 10)
    return moment + (SUMMER if is_summer else WINTER)


@dataclass(frozen=True)
class Hours:
    """Spans of some weekdays of some months, in minutes from their midnight; empty sets for all of them."""

    weekdays: tuple[int, ...]
    months: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        days = ",".join(DAYS[number] for number in self.weekdays)
        months = ",".join(MONTHS[number - 1] for number in self.months)
        spans = ",".join(f"{clock(start)}-{clock(end)}" for start, end in self.spans)
        return " ".join(filter(None, (months, days, spans)))

    def are_of(self, day: date) -> bool:
        return (not self.weekdays or day.weekday() in self.weekdays) and (not self.months or day.month in self.months)

    def say_open(self, here: datetime) -> bool:
        for day in (here.date(), here.date() - DAY):
            minutes = (here - datetime.combine(day, time())) / MINUTE
            if self.are_of(day) and any(start <= minutes < end for start, end in self.spans):
                return True
        return False

    def edges(self, day: date) -> Iterator[datetime]:
        if self.are_of(day):
            for span in self.spans:
                yield from (datetime.combine(day, time()) + edge * MINUTE for edge in span)


def clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def random_hours(random: Random) -> Hours:
    """Return hours such as "Mo-Fr 09:00-18:00", "Tu,Th 10:00-12:00,14:00-17:00" or "22:00-02:00"."""
    weekdays = random.choice([(), (), range(5), (1, 3), (5, 6), (6,), random.sample(range(7), 3)])
    months = random.choice([(), (), (), (), range(4, 10), (3, 10), (7, 8)])
    edges = sorted(random.sample(range(0, 24 * 60, random.choice([15, 30, 60])), random.choice([2, 2, 4])))
    spans = [*zip(edges[::2], edges[1::2], strict=True)]
    if random.random() < 0.2:
        spans = [(random.randrange(20 * 60, 24 * 60, 30), random.randrange(25 * 60, 28 * 60, 30))]
    elif random.random() < 0.25:
        # Into, out of and inside the hour that clocks leave out or repeat.
        spans = [random.choice([(90, 150), (150, 300), (135, 165), (0, 120), (120, 180), (60, 240)])]
    return Hours(tuple(sorted(weekdays)), tuple(months), tuple(spans))


@dataclass(frozen=True)
class Reference:
    """A schedule as the reference reads it."""

    notices: tuple[NoticePeriod, ...]
    months: tuple[int, ...]
    hours: Hours | None

    def status(self, moment: datetime) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """Return availability, keys of notices in force, and causes."""
        said, causes, here = ["OPEN"], [], wall(moment)
        in_force = []
        for notice, start, end in self.naive_notices():
            if start <= moment and (end is None or moment < end):
                in_force.append((start, notice.key))
                said.append(str(notice.effect))
        if any(each != "OPEN" for each in said):
            causes.append("NOTICE")
        if self.months and here.month not in self.months:
            causes.append("SEASON")
            said.append("CLOSED")
        if self.hours and not self.hours.say_open(here):
            causes.append("HOURS")
            said.append("CLOSED")
        return max(said, key=SEVERITY.index), tuple(key for _, key in sorted(in_force)), tuple(causes)

    def naive_notices(self) -> Iterator[tuple[NoticePeriod, datetime, datetime | None]]:
        for notice in self.notices:
            start = notice.starts_at.astimezone(UTC).replace(tzinfo=None)
            yield notice, start, notice.ends_at and notice.ends_at.astimezone(UTC).replace(tzinfo=None)

    def next_change(self, moment: datetime) -> datetime | None:
        """Return the first of all edges at which availability or notices are others than at the moment."""
        before, notices = self.status(moment)[:2], [*self.naive_notices()]
        edges = {edge for _, start, end in notices for edge in (start, end) if edge} | set(CLOCK_CHANGES)
        first = (moment - 2 * DAY).date()
        for week in range(59):
            days = [first + DAY * (7 * week + number) for number in range(7)]
            walls = [edge for day in days for edge in (self.hours.edges(day) if self.hours else ())]
            walls += [datetime.combine(day, time()) for day in days if day.day == 1]
            edges |= {edge - offset for edge in walls for offset in (WINTER, SUMMER)}
            # What begins on these days may end after the next one.
            safe = datetime.combine(days[-1], time()) - DAY
            for edge in sorted(each for each in edges if moment < each < min(safe, moment + AHEAD)):
                if self.status(edge)[:2] != before:
                    return edge
            edges = {edge for edge in edges if edge >= safe}
        return None
