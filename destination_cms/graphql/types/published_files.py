"""Fields of a public file of the library: a recording's, a model's."""

from typing import Any

import graphene

from ...images.addresses import file_url
from ..scalars import URL
from .records import Part, PartType
from .stored_keys import text_key

__all__ = ["PublishedFileFields"]


class PublishedFileFields(PartType):
    """Address, type and size of a file."""

    class Meta:
        abstract = True

    other_keys = {
        "name": text_key("Path below mediaUrl, to be percent-encoded. It changes with the file's content."),
    }

    url = URL(required=True, description="Absolute address of the file.")
    mime_type = graphene.String(required=True, description="Media type, as it is registered with IANA.")
    byte_size = graphene.Int(required=True, description="Size of the file in bytes.")
    sha256 = graphene.String(required=True, description="SHA-256 of the file in hex.")

    @staticmethod
    def resolve_url(file: Part, info: Any) -> str:
        return file_url(file.record.reader.media_url, file.payload["name"])
