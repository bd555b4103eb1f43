"""Anything by its id, and the two shapes that every kind's root fields have."""

from typing import Any

import graphene

from ..kinds import get_kinds
from .context import reader_of
from .ids import BadInput, key_of_id
from .interfaces import Node
from .list_pages import ListPage, list_published
from .listing import Listing
from .reader import Record
from .scalars import Locale

MAX_NODES = 100


def detail_arguments() -> dict[str, Any]:
    """Return the arguments of a root field that finds one piece of content."""
    return {
        "id": graphene.ID(description="Its id; or else its slug."),
        "slug": graphene.String(description="Last part of its path; or else its id."),
        "locale": Locale(description="Language that the slug is in; the site's main one when absent."),
    }


def find_published(info: Any, kind: str, arguments: dict[str, Any]) -> Record | None:
    """Return one thing of a kind by id or slug, or ``None`` when there is nothing public.

    Raises:
        BadInput: neither or both of id and slug are given.
    """
    by_id, slug = arguments.get("id"), arguments.get("slug")
    if (by_id is None) == (slug is None):
        raise BadInput("Give one of the arguments 'id' and 'slug'.")
    if by_id is not None:
        record = find_node(info, by_id)
        return record if record and record.row.kind == kind else None
    reader = reader_of(info)
    if slug is None or "\x00" in slug:
        return None
    return reader.by_slug(kind, arguments.get("locale") or reader.site.default_locale, slug)


def find_node(info: Any, value: str) -> Record | None:
    """Return what is public under an id, or ``None``."""
    key = key_of_id(value)
    record = reader_of(info).get([key]).get(key) if key else None
    return record if record is not None and _is_whole(record, info) else None


def find_nodes(info: Any, ids: list[str]) -> list[Record | None]:
    """Return what is public under each id, in one query.

    Raises:
        BadInput: there are too many ids.
    """
    if len(ids) > MAX_NODES:
        raise BadInput(f"The argument 'ids' has more than {MAX_NODES} items.")
    keys = [key_of_id(value) for value in ids]
    found = reader_of(info).get(key for key in keys if key)
    whole = {key: record for key, record in found.items() if _is_whole(record, info)}
    return [whole.get(key) if key else None for key in keys]


def _is_whole(record: Record, info: Any) -> bool:
    """Say whether a thing can be shown: its kind is installed, and all is there that it cannot be without."""
    if record.row.kind not in get_kinds():
        return False
    judge = getattr(record.graphene_type(info), "is_whole", None)
    return judge is None or bool(judge(record))


def detail_field(node: Any, kind: str, description: str) -> Any:
    """Return the root field that finds one thing of a kind."""

    def resolve(root: Any, info: Any, **arguments: Any) -> Record | None:
        return find_published(info, kind, arguments)

    return graphene.Field(node, description=description, resolver=resolve, **detail_arguments())


def list_field(connection: Any, listing: Listing, description: str) -> Any:
    """Return the root field that lists a kind."""

    def resolve(root: Any, info: Any, **arguments: Any) -> ListPage:
        return list_published(info, listing, arguments)

    return graphene.Field(connection, required=True, description=description, resolver=resolve, **listing.arguments())


class NodesQuery(graphene.ObjectType):
    """Anything by its id."""

    node = graphene.Field(
        Node,
        description="Anything by its id; null when nothing public has it.",
        id=graphene.ID(required=True, description="An id that this API gave."),
    )
    nodes = graphene.List(
        Node,
        required=True,
        description="Things by their ids, in the order asked; null where nothing public has an id.",
        ids=graphene.List(
            graphene.NonNull(graphene.ID), required=True, description=f"Ids that this API gave, {MAX_NODES} at most."
        ),
    )

    @staticmethod
    def resolve_node(root: Any, info: Any, id: str) -> Record | None:  # noqa: A002 - the argument's public name
        return find_node(info, id)

    @staticmethod
    def resolve_nodes(root: Any, info: Any, ids: list[str]) -> list[Record | None]:
        return find_nodes(info, ids)
