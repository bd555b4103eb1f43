"""E005: the GraphQL schema cannot be built from what is installed."""

from typing import Any

from django.core.checks import CheckMessage, Error

from ..registry import get_verticals
from ..settings_rules import settings_faults
from .body_blocks import check_body_blocks
from .extensions import check_extensions
from .images import check_image_presets
from .verticals import check_kinds

#: What is said by one of these is not said again: the schema is built from settings, kinds and what extends them.
_FIRST = (check_kinds, check_extensions, check_body_blocks, check_image_presets)


def check_schema(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E005: two types or root fields of one name, a kind without its type, or no schema at all."""
    if settings_faults() or any(check(app_configs) for check in _FIRST):
        return []
    from ..graphql.schema_checks import schema_faults

    return [
        Error(
            fault,
            hint="Type and root field names are one name space for all verticals: rename yours, or add the type to "
            "Vertical.types.",
            id="destination_cms.E005",
        )
        for fault in schema_faults(get_verticals())
    ]
