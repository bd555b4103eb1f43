"""The permanent address of a record or of a part of one, which printed codes hold."""

from typing import Any

from ...addresses import permanent_url
from ..reading.needs import shows
from ..reading.reader import Record
from ..scalars import URL

__all__ = ["permanent_url_field"]

_DESCRIPTION = (
    "Absolute address for print: it stays when the slug changes, and redirects to the address of {what} in the reader's "
    'language. With ".svg" or ".png" behind it, its QR code.'
)


def permanent_url_field(what: str = "this content", resolver: Any = None) -> Any:
    """Return the field of a type whose kind has permanent addresses (``Kind.permanent``).

    Args:
        what: the thing, in the description.
        resolver: for a part, returns its address; a record has that of its UUID.
    """
    return URL(required=True, description=_DESCRIPTION.format(what=what), resolver=resolver or _of_record)


@shows("uuid_text")
def _of_record(record: Record, info: Any) -> str:
    return permanent_url(record.reader.site, record.row.uuid_text)
