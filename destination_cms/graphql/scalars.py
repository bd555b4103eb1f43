"""Scalars with their specifications."""

import re
from datetime import UTC, datetime
from typing import Any

import graphene
from graphql import GraphQLError, GraphQLScalarType
from graphql.language.ast import StringValueNode

_LOCALE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,9}")


class Locale(graphene.Scalar):
    """BCP 47 language tag, for example "fr" or "pt-BR"."""

    serialize = str

    @staticmethod
    def parse_value(value: Any) -> str:
        if not isinstance(value, str) or not _LOCALE.fullmatch(value):
            raise GraphQLError('A Locale is a BCP 47 language tag such as "fr".')
        return value

    @classmethod
    def parse_literal(cls, node: Any, _variables: Any = None) -> str:
        return cls.parse_value(node.value if isinstance(node, StringValueNode) else None)


def locale_argument(what: str = "Language") -> Locale:
    """Return the argument for a language of the site; ``Reader.locale_of`` reads it."""
    return Locale(
        description=(
            f'{what}; the site\'s main one when absent. Looked up by RFC 4647 without regard to case, so that "fr-FR" '
            f'finds "fr"; one that the site does not have is the error LOCALE_NOT_FOUND, which lists those it has.'
        )
    )


def with_time_zone(scalar: GraphQLScalarType) -> None:
    """Make a scalar of moments refuse one without a time zone, and one that is not in the years 1 to 9999 in UTC."""
    parse, parse_literal = scalar.parse_value, scalar.parse_literal
    # A schema that is built again takes the same methods of graphene's class.
    scalar.parse_value = lambda value: _in_utc(parse(value))  # type: ignore[method-assign]
    scalar.parse_literal = lambda node, variables=None: _in_utc(parse_literal(node, variables))  # type: ignore[method-assign]


def _in_utc(moment: Any) -> Any:
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        raise GraphQLError('A DateTime needs a time zone, for example "2026-07-14T09:00:00+02:00".')
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise GraphQLError("A DateTime must be in the years 1 to 9999 in UTC.") from error


class JSON(graphene.Scalar):
    """Any JSON value (RFC 8259)."""

    @staticmethod
    def serialize(value: Any) -> Any:
        return value

    @staticmethod
    def parse_value(value: Any) -> Any:
        return value

    @staticmethod
    def parse_literal(node: Any, _variables: Any = None) -> Any:
        raise GraphQLError("A JSON value is only given back, never taken.")


#: Where each scalar's form is written down, by name; graphene has no place for it.
SPECIFICATIONS = {
    "Date": "https://www.rfc-editor.org/rfc/rfc3339",
    "DateTime": "https://www.rfc-editor.org/rfc/rfc3339",
    "JSON": "https://www.rfc-editor.org/rfc/rfc8259",
    "Locale": "https://www.rfc-editor.org/rfc/rfc5646",
    "URL": "https://url.spec.whatwg.org/",
}


class URL(graphene.Scalar):
    """Absolute address; a link that an editor wrote may begin with a slash (WHATWG URL)."""

    serialize = str

    @staticmethod
    def parse_value(value: Any) -> str:
        if not isinstance(value, str):
            raise GraphQLError("A URL is a string.")
        return value

    @classmethod
    def parse_literal(cls, node: Any, _variables: Any = None) -> str:
        return cls.parse_value(node.value if isinstance(node, StringValueNode) else None)
