"""In which state a page is, and what it lacks, as the database answers it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from circuits.models import CircuitPage, SpotPage
from destination_cms.admin.states import (
    GAP_LABELS,
    MARKED,
    STATE_LABELS,
    any_of,
    district_name,
    gap_conditions,
    has_picture,
    location_name,
    state_conditions,
    untranslated,
    with_marks,
)
from destination_cms.models import District, ProjectionFailure
from tests.destination import Destination, fresh
from tests.third_party.events.models import EventPage


def states(page: Any) -> set[str]:
    conditions = state_conditions()
    return {name for name in conditions if Page.objects.filter(conditions[name], pk=page.pk).exists()}


def lacks(page: Any) -> set[str]:
    return {
        name
        for name, condition in gap_conditions(type(page)).items()
        if type(page).objects.filter(condition, pk=page.pk)
    }


def schedule(page: Any, **ahead: int) -> None:
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(**ahead)
    revision = draft.save_revision()
    revision.approved_go_live_at = draft.go_live_at
    revision.save()


@pytest.mark.django_db
def test_every_state_has_a_label() -> None:
    assert state_conditions().keys() == STATE_LABELS.keys()
    assert set(MARKED) <= STATE_LABELS.keys()


def test_a_page_is_live_or_a_draft_and_knows_of_changes(destination: Destination) -> None:
    live, draft = destination.spot(), destination.spot(live=False)
    changed = destination.spot()
    changed.save_revision()

    assert (states(live), states(draft), states(changed)) == ({"live"}, {"draft"}, {"live", "changed"})


def test_what_waits_for_its_moment_is_no_draft(destination: Destination) -> None:
    later, late = destination.spot(live=False), destination.spot(live=False)
    schedule(later, days=2)
    schedule(late, hours=-5)

    assert (states(later), states(late)) == ({"scheduled"}, {"scheduled", "overdue"})


def test_what_should_have_ended_is_overdue_and_what_has_is_expired(destination: Destination) -> None:
    spot = destination.spot()
    past = timezone.now() - timedelta(hours=5)
    Page.objects.filter(pk=spot.pk).update(expire_at=past)
    assert states(spot) == {"live", "overdue"}

    Page.objects.filter(pk=spot.pk).update(live=False, expired=True)
    assert states(spot) == {"expired"}


def test_privacy_is_inherited_and_a_failure_is_the_page_s_own(destination: Destination) -> None:
    section = destination.section()
    within, beside = destination.spot("Within", section), destination.spot("Beside")
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    ProjectionFailure.objects.create(
        source=f"page:{beside.pk}", message="Broken", failed_at=timezone.now(), title="Beside"
    )

    assert (states(within), states(beside)) == ({"live", "private"}, {"live", "failed"})


def test_marks_are_the_states_that_no_column_tells(destination: Destination) -> None:
    spot = destination.spot()
    PageViewRestriction.objects.create(page=spot, restriction_type="login")

    (marked,) = with_marks(SpotPage.objects.filter(pk=spot.pk))

    assert {name for name in MARKED if getattr(marked, f"is_marked_{name}")} == {"private"}


def test_what_the_last_draft_lacks_counts(destination: Destination) -> None:
    spot = destination.spot(location=None)
    assert lacks(spot) == {"position", "picture"}

    draft = fresh(spot)
    draft.location = "48.82, 2.26"
    draft.save_revision()
    assert lacks(fresh(spot)) == {"picture"}

    assert gap_conditions(CircuitPage).keys() == {"picture"}
    assert gap_conditions(SpotPage).keys() == GAP_LABELS.keys()


def test_an_alias_is_no_translation(destination: Destination) -> None:
    spot = destination.spot()
    assert Page.objects.filter(untranslated("en"), pk=spot.pk).exists()

    alias = spot.copy_for_translation(destination.en, copy_parents=True, alias=True)
    assert Page.objects.filter(untranslated("en"), pk=spot.pk).exists()
    assert not Page.objects.filter(untranslated(), pk=alias.pk).exists()

    alias.delete()
    spot.copy_for_translation(destination.en, copy_parents=True)
    assert not Page.objects.filter(untranslated(), pk=spot.pk).exists()


def test_unknown_names_are_passed_over(destination: Destination) -> None:
    live, draft = destination.spot(), destination.spot(live=False)
    found = Page.objects.filter(any_of(state_conditions(), ["live", "nonsense"]), pk__in=[live.pk, draft.pk])

    assert [page.pk for page in found] == [live.pk]


@pytest.mark.parametrize(
    ("model", "location", "district", "picture"),
    [
        (SpotPage, "location", "district", True),
        (CircuitPage, None, None, True),
        (EventPage, None, None, True),
        (District, None, None, True),
        (Page, None, None, False),
    ],
)
def test_what_a_class_has(model: Any, location: str | None, district: str | None, picture: bool) -> None:
    assert (location_name(model), district_name(model), has_picture(model)) == (location, district, picture)
