"""Times in a form: understood as they are typed, refused with the value and the limit."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from wagtail.admin.widgets import AdminTimeInput

from destination_cms.models.clock_fields import ClockField, ClockFormField


def test_the_form_has_a_plain_box_also_in_the_admin() -> None:
    field = ClockField("opens at", null=True, blank=True).formfield(widget=AdminTimeInput)

    assert isinstance(field, ClockFormField)
    assert not isinstance(field.widget, AdminTimeInput)
    assert not field.required


@pytest.mark.parametrize(("typed", "kept"), [("9h30", time(9, 30)), (" 18 h ", time(18)), ("", None), ("24h", time(0))])
def test_what_is_typed_is_understood(typed: str, kept: time | None) -> None:
    assert ClockFormField(required=False).clean(typed) == kept


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "“25h” is not a time between 0:00 and 24:00. Write it as 9:30, 9h30 or 18h."),
        ("fr", "«\u00a025h\u00a0» n’est pas une heure entre 0:00 et 24:00. Écrivez-la ainsi\u00a0: 9h30, 9:30 ou 18h."),
    ],
)
def test_what_is_not_a_time_is_refused_and_stays_in_the_box(language: str, sentence: str) -> None:
    field = ClockFormField(required=False)
    with override(language), pytest.raises(ValidationError) as refused:
        field.clean("25h")

    with override(language):
        assert refused.value.messages == [sentence]
    assert field.prepare_value("25h") == "25h"
    assert field.prepare_value(time(9, 5)) == "09:05"


def test_the_same_time_in_other_letters_is_no_change() -> None:
    field = ClockFormField(required=False)

    assert not field.has_changed(time(9, 30), "9 h 30")
    assert not field.has_changed(None, "")
    assert field.has_changed(time(9, 30), "9h31")
    assert field.has_changed(time(9, 30), "soon")
