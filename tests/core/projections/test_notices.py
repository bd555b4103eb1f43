from datetime import UTC, datetime

from destination_cms.models import AvailabilityNotice, District
from tests.projecting import project

NOW = datetime(2026, 7, 1, 8, tzinfo=UTC)


def test_a_notice_is_told_in_utc_with_its_place_as_text() -> None:
    notice = AvailabilityNotice(
        title="Bridge",
        starts_at=NOW,
        ends_at=None,
        place={"type": "Point", "coordinates": [2.27, 48.82]},
        district_id=3,
    )
    found = project("notice", notice, {(District, 3): "district:a:fr"})

    assert (found.payload["starts_at"], found.payload["ends_at"]) == ("2026-07-01T08:00:00Z", None)
    assert found.payload["place"] == '{"type":"Point","coordinates":[2.27,48.82]}'
    assert (found.payload["district"], found.payload["event_tag"]) == ({"ref": "district:a:fr"}, None)
    assert found.payload["detour"] is None
    assert (found.index["starts_at"], found.index["ends_at"]) == (NOW, None)


def test_a_detour_is_told_in_words_or_on_the_map() -> None:
    line = {"type": "LineString", "coordinates": [[2.26, 48.82], [2.28, 48.82]]}

    def detour(**fields: object) -> object:
        return project("notice", AvailabilityNotice(title="Bridge", starts_at=NOW, **fields)).payload["detour"]

    assert detour(detour_text="By the lock.") == {"text": "By the lock.", "geo_json": None}
    assert detour(detour_track=line) == {
        "text": "",
        "geo_json": '{"type":"LineString","coordinates":[[2.26,48.82],[2.28,48.82]]}',
    }
