"""Date of an article."""

from datetime import datetime

from destination_cms.graphql.reading.reader import Record


def displayed_at_of(record: Record) -> datetime:
    """Return the date that readers see: the editor's, or else that of the first publication."""
    text = record.payload["displayed_at"]
    first = record.row.first_published_at
    return datetime.fromisoformat(text) if text or first is None else first
