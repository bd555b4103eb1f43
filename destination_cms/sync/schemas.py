"""JSON Schemas (2020-12) of what the feed sends: its lines, and a record of each kind."""

from typing import Any

from ..graphql.payload_schemas import payload_schema
from ..graphql.schema import get_schema
from ..graphql.types.stored_keys import KEY_PATTERN, KeySchema, integer_key, sha256_key, text_key
from ..models.publication import WithdrawalReason
from ..verticals import Kind
from .feed import FORMAT

DIALECT = "https://json-schema.org/draft/2020-12/schema"
UUID_PATTERN = "^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
KIND_PATTERN = "^[a-z][a-z0-9_]*$"


def record_schema(kind: Kind) -> KeySchema:
    """Return the schema of a record of a kind, in the present version of its payload."""
    payload = payload_schema(get_schema(), kind.graphql_type)
    definitions = payload.pop("$defs")
    return {
        "$schema": DIALECT,
        "title": kind.name,
        "description": kind.description,
        **_object(
            kind={"const": kind.name, "description": "Kind of the record."},
            **_identity(),
            version={"const": kind.version, "description": "Version of the payload that this schema describes."},
            title=text_key("Title as plain text."),
            slug=text_key("URL slug, or another name that is stable; empty if there is none."),
            path=text_key("Path below siteUrl, language prefix included; empty for what has no page of its own."),
            first_published_at=_moment("Time of the first publication."),
            last_published_at=_moment("Time of the last change of the content. It is not part of the digest."),
            expires_at=_moment("From then on it must be hidden; null when no end is planned."),
            latitude=_degrees("Latitude", 90),
            longitude=_degrees("Longitude", 180),
            payload={"$ref": "#/$defs/Payload"},
        ),
        "$defs": {"Payload": payload, **definitions},
    }


def line_schema() -> KeySchema:
    """Return the schema of a line of the feed; of a record it describes what every kind has."""
    named = {"kind": text_key("Kind of the record.", pattern=KIND_PATTERN), **_identity()}
    lines = {
        "Upsert": _object(
            op={"const": "upsert"},
            key=text_key("Identity of the record on this site, kind:uuid:locale.", pattern=KEY_PATTERN),
            site=_site(),
            sequence=_sequence(),
            digest=sha256_key("Digest of the record."),
            record={
                **_object(
                    **named, version=integer_key("Version of the payload.", minimum=1), payload={"type": "object"}
                ),
                "description": "The record. The schema of its kind describes all of it.",
            },
        ),
        "Delete": _object(
            op={"const": "delete"},
            key=text_key("Identity of the record on this site.", pattern=KEY_PATTERN),
            **named,
            site=_site(),
            sequence=_sequence(),
            reason={
                "enum": [*WithdrawalReason.values],
                "description": "Why it is gone. WITHDRAWN: unpublished, made private or moved away.",
            },
            path=text_key("Its last public path."),
        ),
        "Continue": _object(op={"const": "continue"}, **_control()),
        "Checkpoint": {
            **(checkpoint := _object(op={"const": "checkpoint"}, **_control(), **_tally("the published set"))),
            "properties": {
                **checkpoint["properties"],
                "tallies": {
                    "type": "array",
                    "description": "Count and checksum of each kind and locale; only where the page has changes.",
                    "items": _object(
                        kind=text_key("Kind of the records."),
                        locale=text_key("Their language tag; empty for kinds without a language."),
                        **_tally("these records"),
                    ),
                },
            },
        },
    }
    return {
        "$schema": DIALECT,
        "title": "line",
        "description": "A line of the sync feed. The last one of a page is a control line: continue or checkpoint.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in lines],
        "$defs": lines,
    }


def _object(**properties: KeySchema) -> KeySchema:
    return {"type": "object", "properties": properties, "required": [*properties]}


def _identity() -> dict[str, KeySchema]:
    return {
        "uuid": text_key("The same in every language.", format="uuid", pattern=UUID_PATTERN),
        "locale": text_key("Language tag (BCP 47), for example fr; empty for kinds without a language."),
    }


def _site() -> KeySchema:
    return integer_key("Number of the site; part of the checksum.")


def _sequence() -> KeySchema:
    return integer_key("Of two lines with the same key, the one with the higher number is newer.", minimum=1)


def _control() -> dict[str, KeySchema]:
    return {
        "token": text_key("Where the next request continues; opaque.", maxLength=4096),
        "format": {"const": FORMAT, "description": "Number of the wire format."},
        "siteUrl": text_key("Base URL of the paths of records, without a slash at the end."),
        "mediaUrl": text_key("Base URL of the names of files, with a slash at the end."),
    }


def _tally(what: str) -> dict[str, KeySchema]:
    return {
        "count": integer_key(f"Number of records of {what}.", minimum=0),
        "checksum": sha256_key(f"Checksum of {what}, in hex."),
    }


def _moment(description: str) -> dict[str, Any]:
    return {"type": ["string", "null"], "format": "date-time", "description": f"{description} ISO 8601 in UTC."}


def _degrees(what: str, most: int) -> dict[str, Any]:
    description = f"{what} in degrees (WGS84); null without a position."
    return {"type": ["number", "null"], "minimum": -most, "maximum": most, "description": description}
