"""Base map of the site, for a front-end's maps."""

from typing import Any

import graphene

from ...base_map_files import base_map_url
from ...models.base_maps import BASE_MAP_KIND
from ..reading.lookups import by_slug
from ..reading.needs import shows
from ..reading.reader import Record, reader_of
from ..scalars import URL
from .interfaces import Node
from .records import PartType, RecordType
from .stored_keys import text_key


class MapBounds(PartType):
    """Edges of a map, WGS84."""

    south = graphene.Float(required=True, description="Degrees north of the southern edge, -90 to 90.")
    west = graphene.Float(required=True, description="Degrees east of the western edge, -180 to 180.")
    north = graphene.Float(required=True, description="Degrees north of the northern edge, -90 to 90.")
    east = graphene.Float(required=True, description="Degrees east of the eastern edge, -180 to 180.")


class BaseMap(RecordType):
    """A PMTiles file (version 3) with vector tiles whose layers are those of the Protomaps basemap."""

    class Meta:
        interfaces = (Node,)

    other_keys = {
        "name": text_key(
            "Path below mediaUrl or below maps/, to be percent-encoded. It changes with the file's content."
        ),
    }

    url = URL(
        required=True,
        description="Absolute address of the file; it answers ranges of bytes, and never changes its content.",
    )
    attribution = graphene.String(
        required=True, description="Whose data it is, as plain text. Show it on every map that is drawn from the file."
    )
    min_zoom = graphene.Int(required=True, description="Zoom level of the coarsest tiles, 0 to 16.")
    max_zoom = graphene.Int(required=True, description="Zoom level of the finest tiles, 0 to 16; enlarge them beyond.")
    bounds = graphene.Field(MapBounds, required=True, description="The part of the Earth that has tiles.")
    byte_size = graphene.Int(required=True, description="Size of the file in bytes.")
    sha256 = graphene.String(required=True, description="SHA-256 of the file in hex.")

    @staticmethod
    @shows(keys=["name"])
    def resolve_url(record: Record, info: Any) -> str:
        return base_map_url(record.reader.site, record.payload["name"])


class BaseMapQuery(graphene.ObjectType):
    """Base map of the site."""

    base_map = graphene.Field(
        BaseMap, description="Base map of the site, in every language; null when its office has not uploaded one."
    )

    @staticmethod
    def resolve_base_map(root: Any, info: Any) -> Record | None:
        return by_slug(reader_of(info), BASE_MAP_KIND, "", "")
