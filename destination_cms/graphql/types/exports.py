"""Files of a record for other programs, as a list of addresses."""

from collections.abc import Iterable
from typing import Any

import graphene

from ...addresses import export_url
from ...projections.kinds import get_kinds
from ..reading.needs import shows
from ..reading.reader import Record
from ..scalars import URL

__all__ = ["ExportFile", "exports_field"]


class ExportFile(graphene.ObjectType):
    """A file of this record in its language."""

    format = graphene.String(required=True, description='Extension of the file, for example "gpx".')
    content_type = graphene.String(required=True, description="Media type of the file.")
    url = URL(required=True, description="Absolute address; it answers with an ETag and can be cached.")


def exports_field(*, keys: Iterable[str] = ()) -> Any:
    """Return the field of a ``RecordType`` that lists the files of its kind.

    Args:
        keys: of the payload, which ``Export.applies`` uses.
    """

    @shows("uuid_text", "locale", keys=keys)
    def resolve(record: Record, info: Any) -> list[ExportFile]:
        row, site = record.row, record.reader.site
        return [
            ExportFile(
                format=extension,
                content_type=export.content_type,
                url=export_url(site, row.kind, row.uuid_text, extension, row.locale),
            )
            for extension, export in get_kinds()[row.kind].exports.items()
            if export.applies(record)
        ]

    return graphene.List(
        graphene.NonNull(ExportFile),
        required=True,
        description="Files of it for other programs, in its language.",
        resolver=resolve,
    )
