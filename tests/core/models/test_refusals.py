"""What several checks refuse is told at once."""

from typing import Any

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from destination_cms.models.refusals import refuse_together


def refusing(message: Any) -> Any:
    def check() -> None:
        raise ValidationError(message)

    return check


def test_every_check_is_run_and_all_that_is_refused_is_told() -> None:
    run = []

    with pytest.raises(ValidationError) as refused:
        refuse_together(
            refusing({"day": ["It lies in the future."], "name": ["It is empty."]}),
            lambda: run.append("between"),
            refusing({"day": ["It is a Sunday."]}),
            refusing("Nothing fits."),
        )

    assert run == ["between"]
    assert refused.value.message_dict == {
        "day": ["It lies in the future.", "It is a Sunday."],
        "name": ["It is empty."],
        NON_FIELD_ERRORS: ["Nothing fits."],
    }


def test_a_code_stays_with_its_message() -> None:
    with pytest.raises(ValidationError) as refused:
        refuse_together(refusing({"day": ValidationError("%(day)s is over.", code="over", params={"day": "Monday"})}))

    (error,) = refused.value.error_dict["day"]
    assert (error.code, refused.value.message_dict) == ("over", {"day": ["Monday is over."]})


def test_nothing_is_refused_where_no_check_refuses() -> None:
    refuse_together(lambda: None, lambda: None)
    refuse_together()


def test_what_is_no_refusal_is_not_held_back() -> None:
    def broken() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        refuse_together(refusing("No."), broken)
