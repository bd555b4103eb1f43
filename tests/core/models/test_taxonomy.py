"""What an editor may write of an event."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from destination_cms.models import EventTag


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "wrong"),
    [
        (date(2019, 11, 14), date(2019, 11, 13), "ends_on"),
        (None, date(2019, 11, 13), "starts_on"),
        (date(2019, 11, 14), date(2019, 11, 14), None),
        (date(2019, 11, 14), None, None),
        (None, None, None),
    ],
)
def test_an_event_ends_after_it_starts(starts_on, ends_on, wrong):
    tag = EventTag(label="TOTEC19", starts_on=starts_on, ends_on=ends_on)
    if wrong is None:
        tag.clean()
    else:
        with pytest.raises(ValidationError) as caught:
            tag.clean()
        assert set(caught.value.message_dict) == {wrong}


def test_the_refusal_of_an_event_names_both_days_in_french():
    tag = EventTag(label="TOTEC19", starts_on=date(2019, 11, 14), ends_on=date(2019, 11, 13))

    with override("fr"):
        with pytest.raises(ValidationError) as caught:
            tag.clean()
        assert caught.value.messages == [
            "Le dernier jour est le 13 novembre 2019\u00a0; il ne doit pas précéder le premier jour, le 14 novembre 2019."
        ]


@pytest.mark.django_db
def test_a_year_outside_of_its_limits_is_refused_at_the_field():
    with pytest.raises(ValidationError) as caught:
        EventTag(label="TOTEC19", year=19).clean_fields(exclude=["locale"])

    assert set(caught.value.message_dict) == {"year"}
