"""A small schema with an interface, lists, conditions and arguments, whose resolvers count their calls."""

from collections import Counter
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInt,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLString,
    parse,
)
from graphql.language.ast import DocumentNode, OperationDefinitionNode

CALLS = Counter[str]()


def key(name: str) -> Any:
    """Return the resolver of what a dict holds."""

    def resolve(source: Any, info: Any, **arguments: Any) -> Any:
        CALLS[name] += 1
        return source[name]

    return resolve


def _field(of: Any, name: str, **options: Any) -> GraphQLField:
    return GraphQLField(of, resolve=key(name), **options)


NAMED = GraphQLInterfaceType(
    "Named", {"name": GraphQLField(GraphQLString)}, resolve_type=lambda value, info, of: value.get("is", "Spot")
)
SPOT = GraphQLObjectType(
    "Spot",
    lambda: {
        "name": _field(GraphQLNonNull(GraphQLString), "name"),
        "size": _field(GraphQLInt, "size"),
        "near": _field(GraphQLNonNull(GraphQLList(NAMED)), "near"),
    },
    interfaces=[NAMED],
)
CIRCUIT = GraphQLObjectType("Circuit", {"name": _field(GraphQLString, "name")}, interfaces=[NAMED])
QUERY = GraphQLObjectType(
    "Query",
    {
        "spot": GraphQLField(
            SPOT,
            args={"size": GraphQLArgument(GraphQLInt)},
            resolve=lambda _, info, size=None: {**info.context, **({} if size is None else {"size": size})},
        ),
        "path": GraphQLField(GraphQLString, resolve=lambda _, info: str(info.path)),
        "plain": GraphQLField(GraphQLString),
    },
)
MUTATION = GraphQLObjectType("Mutation", {"change": GraphQLField(GraphQLString, resolve=lambda *_: "done")})
SCHEMA = GraphQLSchema(QUERY, MUTATION, types=[CIRCUIT])


def parsed(text: str) -> tuple[DocumentNode, OperationDefinitionNode]:
    """Return a document and its first operation."""
    document = parse(text)
    return document, next(each for each in document.definitions if isinstance(each, OperationDefinitionNode))
