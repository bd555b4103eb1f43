from types import SimpleNamespace
from typing import Any

from destination_cms.graphql.reading.needs import declared_needs
from destination_cms.graphql.types.exports import exports_field
from destination_cms.models import LedgerSite


def files_of(kind: str) -> list[Any]:
    row = SimpleNamespace(kind=kind, uuid_text="0" * 8, locale="fr")
    reader = SimpleNamespace(site=LedgerSite(hostname="example.org", port=443))
    return exports_field().Field().resolver(SimpleNamespace(row=row, reader=reader), None)  # type: ignore[no-any-return]


def test_a_record_has_a_file_for_each_format_of_its_kind() -> None:
    assert [(each.format, each.url) for each in files_of("circuit")] == [
        (extension, f"https://example.org/export/circuit/00000000.{extension}?locale=fr")
        for extension in ("gpx", "kml", "geojson")
    ]
    assert files_of("spot") == []


def test_a_list_of_files_reads_no_payload() -> None:
    needs = declared_needs(exports_field().Field().resolver)

    assert (needs.columns, needs.keys) == ({"uuid_text", "locale"}, frozenset())
