"""Orders of lists that no database index serves."""

from collections.abc import Iterator
from typing import Any

from graphql import GraphQLSchema

from .listing import listings_of
from .ordering import DISTANCE_COLUMN


def unindexed_orders(schema: GraphQLSchema) -> Iterator[tuple[str, Any, str]]:
    """Yield the kind, the model and the column of each order of a schema's lists that no database index serves."""
    for listing in listings_of(schema).values():
        for column in listing.all_columns.values():
            model = listing.root.owner_of(column.name).index
            name = column.name.rpartition("__")[2]
            if model is not None and column is not DISTANCE_COLUMN and not _is_indexed(model, name):
                yield listing.kind, model, name


def _is_indexed(model: Any, column: str) -> bool:
    return any(index.fields[:3] == ["site", "locale", column] for index in model._meta.indexes)
