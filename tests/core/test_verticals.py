"""What a projection refuses is told in its own words."""

import pytest

from destination_cms.verticals import ProjectionError, reason_of


@pytest.mark.parametrize(
    ("error", "reason"),
    [(ProjectionError("Block 2 cannot be read"), "Block 2 cannot be read"), (KeyError("alt"), "KeyError: 'alt'")],
)
def test_an_editor_is_told_why_in_words_where_there_are_any(error: Exception, reason: str) -> None:
    assert reason_of(error) == reason
