"""What several fields of an article are read from."""

from datetime import datetime

from destination_cms.graphql.reader import Record


def displayed_at_of(record: Record) -> datetime:
    """Return the date that readers see: the editor's, or else that of the first publication."""
    text = record.payload["displayed_at"]
    first = record.row.first_published_at
    return datetime.fromisoformat(text) if text or first is None else first


def followed(record: Record, name: str) -> list[Record]:
    """Return what the references of a payload's list lead to, as far as it is public at this moment, in order."""
    return [found for value in record.payload[name] if (found := record.refer(value))]
