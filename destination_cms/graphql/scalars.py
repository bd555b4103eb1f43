"""Scalars with their specifications."""

import re
from typing import Any

import graphene
from graphql import GraphQLError
from graphql.language.ast import StringValueNode

_LOCALE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


class Locale(graphene.Scalar):
    """BCP 47 language tag, for example "fr" or "pt-BR"."""

    @staticmethod
    def serialize(value: Any) -> str:
        return str(value)

    @staticmethod
    def parse_value(value: Any) -> str:
        if not isinstance(value, str) or not _LOCALE.fullmatch(value):
            raise GraphQLError('A Locale is a BCP 47 language tag such as "fr".')
        return value

    @classmethod
    def parse_literal(cls, node: Any, _variables: Any = None) -> str:
        return cls.parse_value(node.value if isinstance(node, StringValueNode) else None)


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
    """Absolute address, or one that begins with a slash where media are served by the same host (WHATWG URL)."""

    @staticmethod
    def serialize(value: Any) -> str:
        return str(value)

    @staticmethod
    def parse_value(value: Any) -> str:
        if not isinstance(value, str):
            raise GraphQLError("A URL is a text.")
        return value

    @classmethod
    def parse_literal(cls, node: Any, _variables: Any = None) -> str:
        return cls.parse_value(node.value if isinstance(node, StringValueNode) else None)
