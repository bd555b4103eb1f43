"""Rules over the references in index rows: by the id of what is referred to, or by its slug."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.db.models import Q

from ...multi_values import holds_any
from ...publishing.payload import Key
from ..reading.ids import key_of_id
from ..reading.reader import Reader
from .filter_types import IDFilter, StringFilter
from .filters import Rule, text_rule

#: In place of an id that is not of this API; no column holds it.
_NO_KEY = "\n"


def reference_rule(column: str, description: str) -> Rule:
    """Return the rule that finds by the id of what a column refers to; the column holds one key."""
    by_key = text_rule(column, description)
    return Rule(
        IDFilter, description, lambda value: by_key.condition({name: _keys(ids) for name, ids in value.items()})
    )


def reference_slug_rule(column: str, kind: str, description: str) -> Rule:
    """Return the rule that finds by the slug of what a column refers to; the column holds one key.

    Args:
        column: see ``PublicationIndex.lookup``.
        kind: name of the kind that is referred to.
        description: one sentence for the schema.
    """
    return _slug_rule(kind, description, lambda keys: Q(**{f"{column}__in": keys}))


def member_slug_rule(column: str, kind: str, description: str) -> Rule:
    """Return the rule that finds by the slug of one of those that a column of ``multi_values`` refers to."""
    return _slug_rule(kind, description, partial(holds_any, column))


def _slug_rule(kind: str, description: str, find: Callable[[list[str]], Q]) -> Rule:
    by_slug = text_rule("slug", description)

    def look_up(reader: Reader, value: Mapping[str, Any]) -> list[str] | None:
        chosen = by_slug.condition(value)
        if not chosen:
            return None
        # In any language: content without a translated section shows the one it was given.
        rows = reader.published(kind).filter(chosen).values_list("uuid", "locale")
        return [str(Key(kind, str(uuid), locale)) for uuid, locale in rows]

    return Rule(StringFilter, description, lambda keys: Q() if keys is None else find(keys), look_up)


def _keys(ids: Any) -> Any:
    if isinstance(ids, list):
        return [_keys(value) for value in ids]
    return ids if ids is None else key_of_id(ids) or _NO_KEY
