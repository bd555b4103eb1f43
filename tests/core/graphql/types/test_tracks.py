import polyline
import pytest

from destination_cms import choices
from destination_cms.geo.tracks import ASCENT_METHOD
from destination_cms.graphql.reading.ids import BadInput
from destination_cms.graphql.types.records import Part
from destination_cms.graphql.types.tracks import Track

BENT = '{"type":"LineString","coordinates":[[2.27,48.82],[2.2705,48.82001],[2.271,48.82]]}'


def encoded(tolerance: float) -> str:
    return Track.resolve_encoded_polyline(Part(None, {"geo_json": BENT}), None, tolerance)  # type: ignore[arg-type]


def test_a_line_is_encoded_with_fewer_points_where_the_tolerance_allows_it() -> None:
    assert polyline.decode(encoded(0.0)) == [(48.82, 2.27), (48.82001, 2.2705), (48.82, 2.271)]
    assert polyline.decode(encoded(5)) == [(48.82, 2.27), (48.82, 2.271)]


@pytest.mark.parametrize("tolerance", [-0.1, 1_000.1, float("inf"), float("nan")])
def test_a_tolerance_has_limits(tolerance: float) -> None:
    with pytest.raises(BadInput, match=r"'tolerance' is .*; it must lie between 0 and 1000 metres"):
        encoded(tolerance)


def test_the_method_of_today_is_among_those_of_the_schema() -> None:
    assert ASCENT_METHOD in choices.AscentMethod.values
