from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from destination_cms.graphql.reading.needs import declared_needs
from destination_cms.graphql.types.exports import exports_field
from destination_cms.models import LedgerSite


def files_of(kind: str, **payload: Any) -> list[Any]:
    row = SimpleNamespace(kind=kind, uuid_text="0" * 8, locale="fr")
    reader = SimpleNamespace(site=LedgerSite(hostname="example.org", port=443), now=timezone.now())
    return exports_field().Field().resolver(SimpleNamespace(row=row, reader=reader, payload=payload), None)  # type: ignore[no-any-return]


def test_a_record_has_a_file_for_each_format_of_its_kind() -> None:
    assert [(each.format, each.url) for each in files_of("circuit")] == [
        (extension, f"https://example.org/export/circuit/00000000.{extension}?locale=fr")
        for extension in ("gpx", "kml", "geojson", "jsonld")
    ]


def test_a_format_in_which_a_record_cannot_be_said_is_not_listed() -> None:
    assert [each.format for each in files_of("spot")] == ["jsonld"]
    assert [each.format for each in files_of("spot", opening_hours={"osm": "Mo-Fr 09:00-18:00"})] == ["ics", "jsonld"]


def test_a_list_of_files_reads_no_payload() -> None:
    needs = declared_needs(exports_field().Field().resolver)

    assert (needs.columns, needs.keys) == ({"uuid_text", "locale"}, frozenset())
