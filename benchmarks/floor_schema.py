"""A schema of graphql-core alone: the types of the scenarios, whose fields read dictionaries."""

from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    GraphQLString,
    GraphQLUnionType,
)

from . import floor_rows


def _field(kind: GraphQLOutputType, column: str, **options: Any) -> GraphQLField:
    def resolve(row: dict[str, Any], _info: Any, **_arguments: Any) -> Any:
        return row[column]

    return GraphQLField(kind, resolve=resolve, **options)


def _type(name: str, fields: dict[str, tuple[GraphQLOutputType, str]]) -> GraphQLObjectType:
    return GraphQLObjectType(name, {field: _field(kind, column) for field, (kind, column) in fields.items()})


_text, _number = GraphQLNonNull(GraphQLString), GraphQLNonNull(GraphQLInt)
_responsive = _type(
    "Responsive",
    {
        "src": (_text, "src"),
        "srcSet": (_text, "srcSet"),
        "sizes": (_text, "sizes"),
        "width": (_number, "width"),
        "height": (_number, "height"),
    },
)
_preset = GraphQLEnumType("Preset", dict.fromkeys(("HERO", "CARD")))
_cover = GraphQLObjectType(
    "Cover",
    {
        "alt": _field(_text, "alt"),
        "responsive": _field(_responsive, "responsive", args={"preset": GraphQLArgument(_preset)}),
    },
)
_rich_text = _type("RichText", {"html": (_text, "html")})
_location = _type(
    "Location",
    {"latitude": (GraphQLNonNull(GraphQLFloat), "latitude"), "longitude": (GraphQLNonNull(GraphQLFloat), "longitude")},
)
_content: dict[str, tuple[GraphQLOutputType, str]] = {
    "id": (GraphQLNonNull(GraphQLID), "id"),
    "title": (_text, "title"),
    "slug": (_text, "slug"),
    "path": (_text, "path"),
    "url": (_text, "url"),
    "teaser": (_text, "teaser"),
    "isStepFree": (GraphQLNonNull(GraphQLBoolean), "is_step_free"),
    "cover": (_cover, "cover"),
}
_spot = _type(
    "Spot",
    {**_content, "spotKind": (_text, "kind"), "address": (_text, "address"), "location": (_location, "location")},
)
_stop = _type(
    "Stop",
    {
        "position": (_number, "position"),
        "title": (_text, "title"),
        "isOptional": (GraphQLNonNull(GraphQLBoolean), "is_optional"),
        "distanceFromPreviousMeters": (GraphQLInt, "distance"),
        "story": (GraphQLNonNull(_rich_text), "story"),
        "spot": (GraphQLNonNull(_spot), "spot"),
    },
)
_heading = _type("HeadingBlock", {"id": (GraphQLNonNull(GraphQLID), "id"), "text": (_text, "text")})
_paragraph = _type(
    "ParagraphBlock", {"id": (GraphQLNonNull(GraphQLID), "id"), "richText": (GraphQLNonNull(_rich_text), "text")}
)
_block = GraphQLUnionType("Block", [_heading, _paragraph], resolve_type=lambda block, *_: block["__typename"])
_circuit = _type(
    "Circuit",
    {
        **_content,
        "practiceMode": (_text, "practice_mode"),
        "tourType": (_text, "tour_type"),
        "difficulty": (GraphQLString, "difficulty"),
        "lengthMeters": (GraphQLInt, "length_m"),
        "durationMinutes": (GraphQLInt, "duration_minutes"),
        "body": (GraphQLNonNull(GraphQLList(GraphQLNonNull(_block))), "body"),
        "stops": (GraphQLNonNull(GraphQLList(GraphQLNonNull(_stop))), "stops"),
    },
)
_page_info = _type(
    "PageInfo",
    {"hasNextPage": (GraphQLNonNull(GraphQLBoolean), "hasNextPage"), "endCursor": (GraphQLString, "endCursor")},
)


def _connection(node: GraphQLObjectType) -> GraphQLNonNull[GraphQLObjectType]:
    nodes = GraphQLNonNull(GraphQLList(GraphQLNonNull(node)))
    fields = {"nodes": (nodes, "nodes"), "totalCount": (_number, "totalCount"), "pageInfo": (_page_info, "pageInfo")}
    return GraphQLNonNull(_type(f"{node.name}Connection", fields))


_first = {"first": GraphQLArgument(GraphQLInt)}
SCHEMA = GraphQLSchema(
    GraphQLObjectType(
        "Query",
        {
            "circuit": GraphQLField(
                _circuit,
                args={"slug": GraphQLArgument(GraphQLString)},
                resolve=lambda _root, _info, slug: floor_rows.circuit(slug),
            ),
            "circuits": GraphQLField(
                _connection(_circuit), args=_first, resolve=lambda _root, _info, first: floor_rows.circuits(first)
            ),
            "spots": GraphQLField(
                _connection(_spot), args=_first, resolve=lambda _root, _info, first: floor_rows.spots(first)
            ),
        },
    )
)
