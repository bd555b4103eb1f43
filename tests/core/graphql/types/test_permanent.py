"""The field of a permanent address, of a record and of a part of one."""

from types import SimpleNamespace
from typing import Any

from destination_cms.graphql.reading.needs import declared_needs
from destination_cms.graphql.types.permanent import permanent_url_field
from destination_cms.models import LedgerSite


def test_a_record_has_that_of_its_uuid_and_reads_no_payload() -> None:
    reader = SimpleNamespace(site=LedgerSite(hostname="example.org", port=443))
    record: Any = SimpleNamespace(reader=reader, row=SimpleNamespace(uuid_text="u"))
    field: Any = permanent_url_field()

    resolve = field.kwargs["resolver"]
    assert resolve(record, None) == "https://example.org/go/u"
    assert declared_needs(resolve).keys == frozenset()
    assert declared_needs(resolve).columns == {"uuid_text"}


def test_a_part_tells_its_own() -> None:
    field: Any = permanent_url_field("its page", lambda part, info: "its own")

    assert field.kwargs["resolver"](None, None) == "its own"
    assert "the address of its page in" in field.kwargs["description"]
