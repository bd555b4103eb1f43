"""W011: something is published that GraphQL does not show. A database check: ``check --database default``."""

import json
from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.db import router

from ..models import Publication
from ..projections.kinds import get_kinds
from .scheduler import table_names

#: Publications of each kind that are looked at, those that changed last.
LATEST = 20


def check_payload_keys(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """W011: a payload key of a kind is in no field of its GraphQL type."""
    alias = router.db_for_read(Publication)
    # Before the first migrate there is no table.
    if alias not in (databases or ()) or Publication._meta.db_table not in table_names(alias):
        return []
    from ..graphql.schema import get_schema
    from ..graphql.schema_checks import unseen_fault, unseen_keys

    sentences: dict[str, None] = {}
    for kind in get_kinds().values():
        for payload in _latest_payloads(kind.name):
            for key in unseen_keys(get_schema(), kind.graphql_type, payload):
                sentences.setdefault(unseen_fault(kind.name, kind.graphql_type, key))
    return [
        CheckWarning(
            sentence,
            hint="See 'The GraphQL types' in docs/how-to/write-a-vertical.md.",
            id="destination_cms.W011",
        )
        for sentence in sentences
    ]


def _latest_payloads(kind: str) -> list[Any]:
    latest = Publication.objects.filter(kind=kind, is_withdrawn=False).order_by("-sequence")
    return [json.loads(text) for text in latest.values_list("payload", flat=True)[:LATEST]]
