"""Event tags, as those see them who read content about them."""

from datetime import date

import pytest

from destination_cms.models import EventTag
from tests.projecting import project


def test_a_tag_has_a_slug_for_addresses_that_keeps_its_letters() -> None:
    assert project("event_tag", EventTag(label="Fête 2026 !")).payload["slug"] == "fête-2026"


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "told"),
    [
        (date(2026, 5, 1), date(2026, 5, 3), ("2026-05-01", "2026-05-03")),
        (date(2026, 5, 1), None, ("2026-05-01", "2026-05-01")),
        (None, None, (None, None)),
    ],
    ids=["three days", "one day", "not said"],
)
def test_days_are_told_as_far_as_they_are_known(starts_on: date | None, ends_on: date | None, told: object) -> None:
    payload = project("event_tag", EventTag(label="FAIR", starts_on=starts_on, ends_on=ends_on)).payload

    assert (payload["starts_on"], payload["ends_on"]) == told
