"""Relay connections over publications, with keyset cursors: stable while others publish and withdraw."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import graphene
from django.db.models import Q, QuerySet

from ..conf import get_settings
from ..models import Publication
from .context import reader_of
from .ids import BadInput, decode_cursor, encode_cursor
from .reader import Record
from .scalars import Locale


class PageInfo(graphene.ObjectType):
    """Where a page of a list stands in the list (Relay Cursor Connections)."""

    has_next_page = graphene.Boolean(required=True, description="Whether there is more after this page.")
    has_previous_page = graphene.Boolean(required=True, description="Whether there is more before this page.")
    start_cursor = graphene.String(description="Cursor of the first edge; null when the page is empty.")
    end_cursor = graphene.String(description="Cursor of the last edge; null when the page is empty.")


@dataclass(slots=True)
class ListPage:
    """A page of a list; the total is counted only when it is asked for."""

    records: list[Record]
    rows: QuerySet[Publication]
    has_next_page: bool
    has_previous_page: bool

    @property
    def edges(self) -> list[dict[str, Any]]:
        return [{"cursor": _cursor(record), "node": record} for record in self.records]

    @property
    def nodes(self) -> list[Record]:
        return self.records

    @property
    def page_info(self) -> "ListPage":
        return self

    @property
    def start_cursor(self) -> str | None:
        return _cursor(self.records[0]) if self.records else None

    @property
    def end_cursor(self) -> str | None:
        return _cursor(self.records[-1]) if self.records else None

    @property
    def total_count(self) -> int:
        return self.rows.count()


def connection_of(node: type[graphene.ObjectType]) -> Any:
    """Return the connection type ``<Name>Connection`` of a node type."""
    name = node._meta.name
    edge = type(
        f"{name}Edge",
        (graphene.ObjectType,),
        {
            "__doc__": f"A {name} in a list.",
            "cursor": graphene.String(required=True, description="Where this edge stands; for after and before."),
            "node": graphene.Field(node, required=True, description="The content."),
        },
    )
    fields = {
        "__doc__": f"A page of a list of {name}.",
        "edges": graphene.List(graphene.NonNull(edge), required=True, description="The page with cursors."),
        "nodes": graphene.List(graphene.NonNull(node), required=True, description="The page without cursors."),
        "page_info": graphene.Field(PageInfo, required=True, description="Whether there is more."),
        "total_count": graphene.Int(required=True, description="Number of all nodes in the list."),
    }
    return type(f"{name}Connection", (graphene.ObjectType,), fields)


def list_arguments() -> dict[str, Any]:
    """Return the arguments that every list takes."""
    most, usual = get_settings()["MAX_PAGE_SIZE"], get_settings()["DEFAULT_PAGE_SIZE"]
    return {
        "first": graphene.Int(description=f"Nodes from the start, 1 to {most}; {usual} when neither first nor last."),
        "after": graphene.String(description="Only what follows this cursor."),
        "last": graphene.Int(description=f"Nodes from the end, 1 to {most}; not together with first."),
        "before": graphene.String(description="Only what precedes this cursor."),
        "locale": Locale(description="Language; the site's main one when absent."),
    }


def list_published(info: Any, kind: str, arguments: dict[str, Any]) -> ListPage:
    """Return a page of what is public of a kind, by title and then UUID.

    Raises:
        BadInput: a number or a cursor is out of its limits.
    """
    reader = reader_of(info)
    size, is_backward = _page_size(arguments)
    rows = reader.published(kind, arguments.get("locale") or reader.site.default_locale)
    page = rows
    if arguments.get("after") is not None:
        page = page.filter(_beyond(arguments["after"], "after", "gt"))
    if arguments.get("before") is not None:
        page = page.filter(_beyond(arguments["before"], "before", "lt"))
    order = ("-title", "-uuid") if is_backward else ("title", "uuid")
    found = list(page.order_by(*order)[: size + 1])
    has_more = len(found) > size
    found = found[:size]
    if is_backward:
        found.reverse()
    return ListPage(
        records=reader.batch(found),
        rows=rows,
        has_next_page=(arguments.get("before") is not None) if is_backward else has_more,
        has_previous_page=has_more if is_backward else (arguments.get("after") is not None),
    )


def _page_size(arguments: dict[str, Any]) -> tuple[int, bool]:
    first, last = arguments.get("first"), arguments.get("last")
    most = get_settings()["MAX_PAGE_SIZE"]
    if first is not None and last is not None:
        raise BadInput("The arguments 'first' and 'last' exclude each other.")
    for name, value in (("first", first), ("last", last)):
        if value is not None and not 1 <= value <= most:
            code = "PAGE_TOO_LARGE" if value > most else "BAD_USER_INPUT"
            raise BadInput(f"The argument '{name}' has to be from 1 to {most}.", code)
    return last or first or get_settings()["DEFAULT_PAGE_SIZE"], last is not None


def _beyond(cursor: str, argument: str, comparison: str) -> Q:
    title, uuid = decode_cursor(cursor, argument, (str, str))
    try:
        return Q(**{f"title__{comparison}": title}) | Q(title=title, **{f"uuid__{comparison}": UUID(uuid)})
    except ValueError as error:
        raise BadInput(f"The argument '{argument}' is not a cursor of this list.") from error


def _cursor(record: Record) -> str:
    return encode_cursor([record.row.title, str(record.row.uuid)])
