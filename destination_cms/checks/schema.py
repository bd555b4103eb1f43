"""E005: the GraphQL schema cannot be built from what is installed."""

from typing import Any

from django.core.checks import CheckMessage, Error

from ..settings_rules import settings_faults
from ..verticals import get_verticals
from .verticals import check_kinds


def check_schema(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E005: two types or root fields of one name, a kind without its type, or no schema at all."""
    if settings_faults() or check_kinds(app_configs):
        return []  # E007 or E004 says why: the schema is built from settings and kinds.
    from ..graphql.schema_faults import schema_faults

    return [
        Error(
            fault,
            hint="Type and root field names are one name space for all verticals: rename yours, or add the type to "
            "Vertical.types.",
            id="destination_cms.E005",
        )
        for fault in schema_faults(get_verticals())
    ]
