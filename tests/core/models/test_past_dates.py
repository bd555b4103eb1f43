"""What is told of the past lies in the past: nothing was verified tomorrow."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from destination_cms.models.past_dates import refuse_future
from tests.core.admin.forms import send
from tests.core.admin.people import editor
from tests.destination import Destination
from tests.third_party.events.models import EventPage


def today() -> Any:
    return timezone.localdate()


def test_today_and_before_are_fine_and_nothing_too() -> None:
    for value in (None, today(), today() - timedelta(days=400), timezone.now()):
        refuse_future("field", value)


@pytest.mark.parametrize("ahead", [timedelta(days=1), timedelta(days=400)])
def test_a_day_or_a_moment_ahead_is_refused(ahead: timedelta) -> None:
    for value in (today() + ahead, timezone.now() + ahead):
        with pytest.raises(ValidationError) as refused:
            refuse_future("field", value)
        assert refused.value.error_dict["field"][0].code == "in_the_future"


def test_nothing_was_verified_tomorrow(destination: Destination) -> None:
    assert_not_verified_tomorrow(destination.spot())


def assert_not_verified_tomorrow(page: Any) -> None:
    """The form of a page refuses to have been verified tomorrow, and says so in French."""
    tomorrow = f"{today() + timedelta(days=1):%d/%m/%Y}"

    answer = send(editor(), f"/admin/pages/{page.pk}/edit/", {"last_verified_on": tomorrow, "action-publish": "1"})

    assert answer.status_code == 200
    (message,) = answer.context["form"].errors["last_verified_on"]
    assert message == f"Le {tomorrow} est dans le futur\xa0; cela ne peut pas avoir déjà eu lieu."


@pytest.mark.django_db
def test_a_draft_keeps_a_day_ahead_for_now() -> None:
    ahead = today() + timedelta(days=1)

    refuse_future("field", ahead, of=EventPage(live=False))
    with pytest.raises(ValidationError):
        refuse_future("field", ahead, of=EventPage(live=True))
