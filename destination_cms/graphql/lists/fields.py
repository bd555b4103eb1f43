"""Root fields of a kind: one thing by id or slug, and a list."""

from typing import Any

import graphene

from ...conf import get_settings
from ...projections.kinds import get_kinds
from ..reading.ids import BadInput, key_of_id
from ..reading.lookups import by_slug
from ..reading.reader import Record, reader_of
from ..scalars import locale_argument
from .filters import filter_of
from .listing import Listing
from .ordering import order_of

MAX_NODES = 100


def detail_arguments() -> dict[str, Any]:
    """Return the arguments of a root field that finds one piece of content."""
    return {
        "id": graphene.ID(description="Its id; or else its slug."),
        "slug": graphene.String(description="Last part of its path; or else its id."),
        "locale": locale_argument("Language that the slug is in"),
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
    locale = reader.locale_of(arguments.get("locale"))
    if slug is None or "\x00" in slug:
        return None
    return by_slug(reader, kind, locale, slug)


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


def page_arguments() -> dict[str, Any]:
    """Return the arguments of a field that lists a page at a time."""
    most, usual = get_settings()["MAX_PAGE_SIZE"], get_settings()["DEFAULT_PAGE_SIZE"]
    return {
        "first": graphene.Int(description=f"Nodes from the start, 1 to {most}; {usual} without first and last."),
        "after": graphene.String(description="Only what follows this cursor."),
        "last": graphene.Int(description=f"Nodes from the end, 1 to {most}; not together with first."),
        "before": graphene.String(description="Only what precedes this cursor."),
    }


def list_arguments(listing: Listing) -> dict[str, Any]:
    """Return the arguments of a root field that lists a kind."""
    found = page_arguments()
    if listing.has_locale:
        found["locale"] = locale_argument()
    if listing.rules:
        chosen = filter_of(listing.name, listing.rules)
        order = graphene.List(graphene.NonNull(order_of(listing.name, listing.all_columns)))
        usual_order = " ".join(listing.usual_order) if listing.usual_order != ("TITLE", "ASC") else "by title"
        found["filter"] = graphene.Argument(chosen, description="Filter; all when absent or null.")
        found["order_by"] = graphene.Argument(order, description=f"Order, 3 parts at most; {usual_order} when absent.")
    return found


def list_field(connection: Any, listing: Listing, description: str) -> Any:
    """Return the root field that lists a kind."""
    return graphene.Field(
        connection,
        # What is refused here leaves the rest of the answer whole.
        description=f"{description} It is null, with an error, when an argument is refused.",
        resolver=listing.resolve,
        **list_arguments(listing),
    )
