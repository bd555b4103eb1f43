import pytest

from circuits.models import CircuitPage

from .test_track_fields import LINE

pytestmark = pytest.mark.django_db  # a page that is made in memory looks for its content type


def test_the_numbers_of_a_track_are_computed_from_it() -> None:
    page = CircuitPage(title="Loop", track=LINE)

    assert page.track_measures is not None
    assert round(page.track_measures.length_m) == 184
    line = page.measured_line()
    assert line is not None
    assert line.length_m == page.track_measures.length_m
    page.track = None
    assert (page.track_points, page.track_measures, page.measured_line()) == ((), None, None)
