"""A notice that is over, is about nothing, or diverts to nowhere is kept as a draft and not published."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from destination_cms.models import AvailabilityNotice
from tests.core.admin.people import editor
from tests.core.projections.test_availability import BRIDGE, WAY, add_notice
from tests.destination import Destination

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 7, 1, 8, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock(time_machine: Any) -> Any:
    time_machine.move_to(NOW, tick=False)
    return time_machine


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"starts_at": NOW, "ends_at": NOW}, "ends_at"),
        ({"starts_at": NOW - 2 * DAY, "ends_at": NOW - DAY}, "ends_at"),
        ({"effect": "DIVERTED"}, "detour_text"),
        ({"place": {"type": "MultiPolygon", "coordinates": []}}, "place"),
        ({"title": ""}, "title"),
    ],
)
def test_what_visitors_could_not_use_is_not_published(destination: Destination, fields: Any, name: str) -> None:
    with pytest.raises(ValidationError) as refused:
        add_notice(destination, **{"place": BRIDGE, **fields})

    assert list(refused.value.message_dict) == [name]
    assert not AvailabilityNotice.objects.filter(live=True).exists()


@pytest.mark.parametrize("fields", [{"ends_at": NOW - DAY, "starts_at": NOW}, {"place": None}, {"effect": "DIVERTED"}])
def test_a_draft_is_kept_as_it_is(destination: Destination, fields: Any) -> None:
    notice = add_notice(destination, live=False, **{"place": BRIDGE, **fields})

    assert not notice.live


def shown_to_its_editor(notice: AvailabilityNotice) -> str:
    person = editor("fr")
    return person.text(f"/admin/snippets/destination_cms/availabilitynotice/edit/{notice.pk}/")


def test_its_editor_reads_what_it_marks(destination: Destination) -> None:
    destination.circuit("Le long du fleuve", track=WAY)
    destination.circuit("Ailleurs")
    told = shown_to_its_editor(add_notice(destination, place=BRIDGE))

    assert "Le long du fleuve" in told
    assert "Ailleurs" not in told


def test_its_editor_is_told_that_it_marks_nothing(destination: Destination) -> None:
    assert "ne marque rien" in shown_to_its_editor(add_notice(destination, place=BRIDGE))


def test_a_diversion_leads_somewhere_in_words_or_on_the_map(destination: Destination) -> None:
    assert add_notice(destination, place=BRIDGE, effect="DIVERTED", detour_text="By the next bridge.").live
    assert add_notice(destination, place=BRIDGE, effect="DIVERTED", detour_track=WAY).live


def test_its_end_is_its_expiry(destination: Destination) -> None:
    notice = add_notice(destination, place=BRIDGE, ends_at=NOW + DAY)
    assert notice.expire_at == NOW + DAY

    notice.ends_at = None
    notice.save_revision().publish()
    assert AvailabilityNotice.objects.get(pk=notice.pk).expire_at is None


def test_the_scheduler_unpublishes_what_is_over(destination: Destination, clock: Any) -> None:
    from django.core.management import call_command

    notice = add_notice(destination, place=BRIDGE, ends_at=NOW + DAY)
    clock.move_to(NOW + DAY + timedelta(seconds=1), tick=False)
    call_command("publish_scheduled")

    assert not AvailabilityNotice.objects.get(pk=notice.pk).live
