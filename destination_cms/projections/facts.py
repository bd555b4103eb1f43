"""Projection of dated and sourced facts."""

from collections.abc import Iterable
from typing import Any


def project_facts(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the rows of a ``FactRow`` in order, the day as ISO 8601; one that is not filled in is left out."""
    return [
        {
            "label": row.label,
            "value": row.value,
            "unit": row.unit or None,
            "source": row.source,
            "source_url": row.source_url or None,
            "checked_on": row.checked_on.isoformat() if row.checked_on else None,
        }
        for row in rows
        if row.label and row.value
    ]
