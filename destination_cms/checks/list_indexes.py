"""Warnings about lists that would sort a whole kind: an order without a database index."""

from typing import Any

from django.core.checks import CheckMessage, Warning  # noqa: A004 - Django's own name

from .schema import check_schema


def check_list_indexes(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W013: a list offers an order for which its index row has no database index."""
    if check_schema(app_configs):
        return []
    from ..graphql.lists.unindexed_orders import unindexed_orders
    from ..graphql.schema import get_schema

    return [
        Warning(
            f"A list of the kind '{kind}' can be ordered by '{column}', for which {model.__name__} has no database index: "
            "each page of it reads and sorts the whole kind.",
            hint=f"Add '{column}' to the orders of list_indexes() in Meta.indexes of {model.__name__}, and make a migration.",
            obj=model,
            id="destination_cms.W013",
        )
        for kind, model, column in unindexed_orders(get_schema())
    ]
