"""Several of a closed list: kept in the order of the list, whatever order they were ticked in."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import override

from destination_cms.models.choice_lists import ChoiceListField


class Sense(models.TextChoices):
    SIGHT = "SIGHT", "Sight"
    SOUND = "SOUND", "Sound"
    TOUCH = "TOUCH", "Touch"


def field(**options: Any) -> ChoiceListField:
    made = ChoiceListField(choices=Sense.choices, **options)
    made.set_attributes_from_name("senses")
    return made


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (["TOUCH", "SIGHT"], ("SIGHT", "TOUCH")),
        ("TOUCH,SIGHT,TOUCH", ("SIGHT", "TOUCH")),
        (("SOUND",), ("SOUND",)),
        ("", ()),
        (None, ()),
        ([], ()),
    ],
)
def test_values_are_kept_once_in_the_order_of_the_list(given: Any, kept: tuple[str, ...]) -> None:
    assert field().to_python(given) == kept
    # The column holds the same, and reads as the same.
    assert field().from_db_value(field().get_prep_value(given), None, None) == kept


def test_a_value_that_is_not_in_the_list_is_refused_and_named() -> None:
    with override("en"), pytest.raises(ValidationError, match="Not in the list: SMELL, TASTE") as caught:
        field(blank=True).clean(["SMELL", "SIGHT", "TASTE"], None)

    assert caught.value.code == "invalid_choice"


def test_nothing_is_refused_where_something_is_asked_for() -> None:
    assert field(blank=True).clean([], None) == ()
    with pytest.raises(ValidationError) as caught:
        field().clean([], None)
    assert caught.value.code == "blank"


def test_an_editor_ticks_boxes() -> None:
    box = field(blank=True).formfield()

    assert [label for _value, label in box.choices] == ["Sight", "Sound", "Touch"]
    assert not box.required
    assert box.clean(["SOUND"]) == ["SOUND"]


def test_an_editor_reads_labels_and_an_unknown_value_as_it_is() -> None:
    assert field().labels_of(["SIGHT", "SMELL"]) == ["Sight", "SMELL"]


def test_a_migration_is_told_only_what_differs_from_the_usual() -> None:
    *_place, options = field().deconstruct()
    assert set(options) == {"choices"}

    *_place, options = field(max_length=80).deconstruct()
    assert options["max_length"] == 80
