"""Minutes are counted from words, in both languages, and rounded up."""

import pytest

from news.reading_time import WORDS_PER_MINUTE, reading_minutes


@pytest.mark.parametrize(
    ("texts", "minutes"),
    [
        pytest.param([], 0, id="nothing"),
        pytest.param(["", " … "], 0, id="no words"),
        pytest.param(["one"], 1, id="one word"),
        pytest.param(["word " * WORDS_PER_MINUTE], 1, id="a minute"),
        pytest.param(["word " * WORDS_PER_MINUTE, "more"], 2, id="a minute and a word"),
        pytest.param(["l’avant-garde " * WORDS_PER_MINUTE], 1, id="an apostrophe and a hyphen join"),
    ],
)
def test_minutes(texts, minutes):
    assert reading_minutes(texts) == minutes
