"""Rules: notices, and the moments at which they begin and end."""

from datetime import timedelta

from django.utils import timezone
from hypothesis import strategies as st

from destination_cms.models import AvailabilityNotice

from .base_rules import BaseRules, play
from .town import choose, place_of

which = st.integers(0, 11)
hours = st.integers(-1, 3)
effects = st.sampled_from(["OPEN", "PARTIAL", "CLOSED"])


class NoticeRules(BaseRules):
    """What happens on the form of a notice, and what its moments bring."""

    @play(place=which, begins_in=hours, lasts=st.integers(1, 6), effect=effects, is_live=st.booleans())
    def announce(self, place: int, begins_in: int, lasts: int, effect: str, is_live: bool) -> None:
        """Write a notice at a place, from some hour to another."""
        begins = timezone.now() + timedelta(hours=begins_in)
        with self.change():
            notice = AvailabilityNotice(
                title=f"Notice {self.next_number()}",
                locale=self.french,
                live=False,
                effect=effect,
                place=_shape(place),
                starts_at=begins,
                ends_at=begins + timedelta(hours=lasts),
            )
            notice.is_draft = not is_live
            notice.save()
            revision = notice.save_revision()
            if is_live:
                revision.publish()

    @play(place=which, effect=effects)
    def announce_and_wait(self, place: int, effect: str) -> None:
        """Write a notice for the next hour, and let that hour come; nothing is run meanwhile."""
        self.announce(place=place, begins_in=1, lasts=2, effect=effect, is_live=True)
        self.clock.shift(timedelta(hours=1))

    @play(notice=which, place=which, is_endless=st.booleans())
    def change_a_notice(self, notice: int, place: int, is_endless: bool) -> None:
        """Move a notice, or let it hold until further notice."""
        found = choose(AvailabilityNotice.objects, notice)
        with self.change():
            if found is not None:
                found.place = _shape(place)
                found.ends_at = None if is_endless else found.ends_at
                found.save_revision().publish()

    @play(notice=which)
    def withdraw_a_notice(self, notice: int) -> None:
        found = choose(AvailabilityNotice.objects, notice)
        with self.change():
            if found is not None:
                found.unpublish()

    @play(notice=which)
    def delete_a_notice(self, notice: int) -> None:
        self.delete_row(choose(AvailabilityNotice.objects, notice))

    @play(notice=which)
    def wait_for_a_moment(self, notice: int) -> None:
        """Let time pass until a notice begins or ends, and run nothing."""
        found = choose(AvailabilityNotice.objects, notice)
        moments = [found.starts_at, found.ends_at] if found is not None else []
        ahead = [moment for moment in moments if moment is not None and moment > timezone.now()]
        if ahead:
            self.clock.move_to(min(ahead), tick=False)


def _shape(place: int) -> dict[str, object]:
    point = place_of(place)
    return {"type": "Point", "coordinates": [point.longitude, point.latitude]}
