"""What an editor may write of a circuit and of a spot, and what is said where it may not be."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from circuits.models import CircuitPage, SpotPage

from .routes import circuit

pytestmark = pytest.mark.django_db  # a page that is made in memory looks for its content type


def refused(page: CircuitPage | SpotPage, field: str) -> list[str]:
    """Return what is said beside one field."""
    others = [column.name for column in page._meta.concrete_fields if column.name != field]
    try:
        page.clean_fields(exclude=others)
    except ValidationError as error:
        return error.message_dict[field]  # type: ignore[no-any-return]
    return []


@pytest.mark.parametrize(
    ("field", "least", "most"), [("length_m", 50, 200_000), ("duration_minutes", 5, 1440)], ids=["length", "duration"]
)
def test_a_number_has_limits_that_the_refusal_tells(field: str, least: int, most: int) -> None:
    for number in (least, most, None):
        assert refused(circuit(**{field: number}), field) == []
    with override("en"):
        (below,) = refused(circuit(**{field: least - 1}), field)
        (above,) = refused(circuit(**{field: most + 1}), field)
    assert str(least) in below
    assert str(most) in above


@pytest.mark.parametrize("field", ["length_m", "duration_minutes"])
def test_the_refusal_is_in_french(field: str) -> None:
    with override("fr"):
        (message,) = refused(circuit(**{field: 1}), field)

    assert message.startswith("Assurez-vous que cette valeur est supérieure ou égale à")


@pytest.mark.parametrize(
    ("field", "value"),
    [("practice_mode", "FLY"), ("tour_type", ""), ("difficulty", "SOFT"), ("length_m", "far"), ("length_m", -5)],
)
def test_a_value_that_is_not_of_the_list_or_no_number_is_refused(field: str, value: Any) -> None:
    assert refused(circuit(**{field: value}), field)


def test_an_editor_need_not_say_how_hard_it_is() -> None:
    assert refused(circuit(difficulty=""), "difficulty") == []


@pytest.mark.parametrize(
    ("field", "value", "is_right"),
    [
        ("kind", "MUSEUM", True),
        ("kind", "CASTLE_IN_THE_AIR", False),
        ("address", "a" * 250, True),
        ("address", "a" * 251, False),
        ("last_verified_on", "2026-05-01", True),
        ("last_verified_on", "yesterday", False),
        ("location", "48.82, 2.27", True),
        ("location", None, True),
        ("location", "91, 2.27", False),
        ("location", "the fort", False),
    ],
)
def test_a_value_of_a_spot(field: str, value: Any, is_right: bool) -> None:
    assert (refused(SpotPage(title="Fort", **{field: value}), field) == []) == is_right


@pytest.mark.parametrize("model", [CircuitPage, SpotPage])
def test_a_cover_needs_words(model: type[CircuitPage] | type[SpotPage]) -> None:
    page = model(title="A", slug="a", cover_image_id=7)

    with pytest.raises(ValidationError) as caught:
        page.clean()

    assert set(caught.value.message_dict) == {"cover_image_alt"}
