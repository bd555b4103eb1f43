import pytest
from django.utils.translation import override

from destination_cms.geo.tracks import TrackPoint
from destination_cms.track_facts import facts_of, in_metres

SLOPE = (TrackPoint(2.27, 48.82, 30.4), TrackPoint(2.28, 48.82, 1234.6), TrackPoint(2.27, 48.82, 30.0))


def test_the_numbers_of_a_track_are_sentences() -> None:
    with override("en"):
        assert facts_of(SLOPE) == [
            "Length: 1,464\u00a0m, computed from 3 points.",
            "Ascent: 1,204\u00a0m; descent: 1,205\u00a0m; between 30\u00a0m and 1,235\u00a0m above the sea.",
            "It ends where it starts.",
        ]


def test_unknown_elevations_are_said_to_be_unknown() -> None:
    with override("en"):
        facts = facts_of(tuple(point._replace(elevation_m=None) for point in SLOPE[:2]))

    assert facts[1:] == [
        "Ascent and descent: not known, because elevations are missing or cannot be true.",
        "It does not end where it starts.",
    ]


@pytest.mark.parametrize(("language", "text"), [("en", "1,234\u00a0m"), ("fr", "1\u00a0234\u00a0m")])
def test_a_length_is_written_as_the_language_does(language: str, text: str) -> None:
    with override(language):
        assert in_metres(1234.4) == text
