"""What a path leads to: content with its breadcrumbs, a redirect, or nothing."""

from collections.abc import Iterator
from typing import Any

import graphene

from ..kinds import get_kinds, is_page_kind
from ..publishing.paths import path_key
from ..redirects import REDIRECT_KIND
from .context import reader_of
from .interfaces import Content, Node
from .reader import Record
from .route_paths import above, page_paths, redirect_paths, told_path
from .scalars import URL, Locale


class Landing:
    """Content that a path leads to."""

    def __init__(self, content: Record) -> None:
        self.content = content

    @property
    def breadcrumbs(self) -> list[Record]:
        """The published pages on the way down to the content, itself the last."""
        paths = above(self.content.row.path)
        found = self.content.reader.at_paths(paths)
        return [*filter(_is_page, _in_order(found, paths)), self.content]


class Breadcrumb(graphene.ObjectType):
    """A step on the way down to a page."""

    title = graphene.String(required=True, description="Title as plain text.")
    path = graphene.String(required=True, description="Path on its site, language prefix included.")
    url = URL(required=True, description="Address on the front-end.")

    @staticmethod
    def resolve_title(record: Record, info: Any) -> str:
        return record.row.title

    @staticmethod
    def resolve_path(record: Record, info: Any) -> str:
        return record.row.path

    @staticmethod
    def resolve_url(record: Record, info: Any) -> str:
        return record.row.url


class RouteContent(graphene.ObjectType):
    """Content at the path. Its own path is the one to show when it was asked for in another spelling."""

    content = graphene.Field(Content, required=True, description="What is there.")
    breadcrumbs = graphene.List(
        graphene.NonNull(Breadcrumb),
        required=True,
        description="The way down to it, the home page first and itself last; what is not public is left out.",
    )


class RouteRedirect(graphene.ObjectType):
    """An old path, and where it leads now."""

    class Meta:
        interfaces = (Node,)

    path = graphene.String(required=True, description="The old path, without a slash at the end.")
    to = graphene.String(
        required=True, description="Where to go: a path on this site, or a full address when it leads elsewhere."
    )
    is_permanent = graphene.Boolean(
        required=True, description="Whether it is for good (HTTP 301 or 308), and not for a while (302 or 307)."
    )
    target = graphene.Field(Content, description="The page that it leads to; null when it leads elsewhere.")

    @staticmethod
    def is_whole(record: Record) -> bool:
        """Say whether the redirect still leads somewhere: its page may go between two statements of a read."""
        return bool(record.payload["link"]) or record.refer(record.payload["target"]) is not None

    @staticmethod
    def resolve_path(record: Record, info: Any) -> str:
        return str(record.payload["old_path"])

    @staticmethod
    def resolve_to(record: Record, info: Any) -> str:
        target = record.refer(record.payload["target"])
        if target is None:
            return str(record.payload["link"])
        # As Wagtail does: a route below a page is put behind its path.
        below = str(record.payload["target_route_path"])
        return target.row.path.rstrip("/") + below if below else target.row.path

    @staticmethod
    def resolve_is_permanent(record: Record, info: Any) -> bool:
        return bool(record.payload["is_permanent"])

    @staticmethod
    def resolve_target(record: Record, info: Any) -> Record | None:
        return record.refer(record.payload["target"])


class Route(graphene.Union):
    """What a path leads to."""

    class Meta:
        types = (RouteContent, RouteRedirect)

    @classmethod
    def resolve_type(cls, instance: Any, info: Any) -> Any:
        return RouteContent if isinstance(instance, Landing) else RouteRedirect


class RoutesQuery(graphene.ObjectType):
    """From a path to what is there."""

    route = graphene.Field(
        Route,
        description="What a path of this site leads to: a page before a redirect; null when nothing public is there.",
        path=graphene.String(
            required=True,
            description=(
                'The path as a browser has it, such as "/fr/spots/?page=2": percent-encoded or not, with or without a '
                "slash at the end. A page does not mind the query string; of redirects, one for path and query string "
                "comes before one for the path. Not a full address."
            ),
        ),
        locale=Locale(
            description=(
                "Language of the path, for a front-end that keeps it elsewhere: where nothing is at the path as it "
                "stands, it is looked for below this language's prefix. When absent, the path has to hold it."
            )
        ),
    )

    @staticmethod
    def resolve_route(root: Any, info: Any, path: str, locale: str | None = None) -> Landing | Record | None:
        told = told_path(path)
        if told is None:
            return None
        pages, redirects = page_paths(told, locale), redirect_paths(told, locale)
        found = reader_of(info).at_paths([*pages, *redirects])
        page = next(filter(_is_page, _in_order(found, pages)), None)
        if page is not None:
            return Landing(page)
        return next((record for record in _in_order(found, redirects) if _is_redirect(record)), None)


def _in_order(found: dict[str, list[Record]], paths: list[str]) -> Iterator[Record]:
    """Yield what is at these paths; of several, what is for this site before what is for all."""
    for path in paths:
        records = found.get(path_key(path), [])
        yield from sorted(records, key=lambda record: bool(record.payload.get("is_for_all_sites")))


def _is_page(record: Record) -> bool:
    kind = get_kinds().get(record.row.kind)
    return kind is not None and is_page_kind(kind)


def _is_redirect(record: Record) -> bool:
    is_known = record.row.kind == REDIRECT_KIND and REDIRECT_KIND in get_kinds()
    return is_known and RouteRedirect.is_whole(record)
