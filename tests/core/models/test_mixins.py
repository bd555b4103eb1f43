"""A cover picture has words for those who cannot see it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from tests.destination import new_event

pytestmark = pytest.mark.django_db  # a page that is made in memory looks for its content type


@pytest.mark.parametrize("alt", ["", "  ", "\n"])
def test_a_cover_without_words_is_refused_at_the_words(alt: str) -> None:
    event = new_event(cover_image_id=7)
    event.cover_image_alt = alt

    with override("fr"), pytest.raises(ValidationError) as caught:
        event.clean()

    assert set(caught.value.message_dict) == {"cover_image_alt"}
    assert "texte alternatif" in caught.value.message_dict["cover_image_alt"][0]


@pytest.mark.parametrize(
    "fields", [{"cover_image_id": 7, "cover_image_alt": "A square"}, {"cover_image_alt": "Kept"}, {}]
)
def test_words_with_or_without_a_cover_are_fine(fields: dict[str, Any]) -> None:
    new_event(**fields).clean()
