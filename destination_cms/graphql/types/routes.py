"""Resolution of a path: content with its breadcrumbs, a redirect, or nothing."""

from collections.abc import Iterator
from typing import Any

import graphene
from django.db.models import Exists, OuterRef, Q

from ...projections.kinds import get_kinds, is_page_kind, page_kind_names
from ...projections.redirects import REDIRECT_KIND
from ...publishing.records import path_key
from ..lists.connections import connection_of
from ..lists.fields import list_field
from ..lists.listing import Listing
from ..reading.lookups import at_paths
from ..reading.reader import Reader, Record, reader_of
from ..scalars import URL, Locale
from .interfaces import Content, Node
from .records import RecordType
from .route_paths import above, page_paths, redirect_paths, told_path
from .stored_keys import text_key


class Landing:
    """Content that a path leads to."""

    def __init__(self, content: Record) -> None:
        self.content = content

    @property
    def breadcrumbs(self) -> list[Record]:
        """The published pages on the way down to the content, itself the last."""
        paths = above(self.content.row.path)
        found = at_paths(self.content.reader, paths)
        locale = self.content.row.locale
        # Of two languages, one may have its home page above the other's.
        steps = (step for step in _in_order(found, paths, locale) if _is_page(step) and step.row.locale == locale)
        return [*steps, self.content]


class Breadcrumb(RecordType):
    """A step on the way down to a page."""

    title = graphene.String(required=True, description="Title as plain text.")
    path = graphene.String(required=True, description="Path on its site, language prefix included.")
    url = URL(required=True, description="Address on the front-end.")


class RouteContent(graphene.ObjectType):
    """Content at the path. Its own path is the one to show when it was asked for in another spelling."""

    content = graphene.Field(Content, required=True, description="What is there.")
    breadcrumbs = graphene.List(
        graphene.NonNull(Breadcrumb),
        required=True,
        description="The way down to it, the home page first and itself last; what is not public is left out.",
    )


class Redirect(RecordType):
    """An old path, and where it leads now."""

    class Meta:
        interfaces = (Node,)

    # The path and the target make ``to``; of two redirects from a path, that of the site alone counts.
    other_keys = {
        "is_for_all_sites": {
            "type": "boolean",
            "description": "Of two redirects from a path, that which is not for all sites counts.",
        },
        "link": text_key("Where it leads: a whole address or a path; empty if there is a target."),
        "target_route_path": text_key("To be put behind the target's path; may be empty."),
    }

    path = graphene.String(required=True, source="old_path", description="The old path, without a slash at the end.")
    to = graphene.String(
        required=True, description="Where to go: a path on this site, or a full address when it leads elsewhere."
    )
    is_permanent = graphene.Boolean(
        required=True, description="Whether it is permanent (HTTP 301 or 308) or temporary (302 or 307)."
    )
    target = graphene.Field(Content, description="The page that it leads to; null when it leads elsewhere.")

    @classmethod
    def is_whole(cls, shown: Record) -> bool:
        """Say whether the redirect still leads somewhere: its page may go between two statements of a read."""
        return bool(shown.payload["link"]) or shown.refer(shown.payload["target"]) is not None

    @staticmethod
    def resolve_to(record: Record, info: Any) -> str:
        return _goal_of(record, record.refer(record.payload["target"]))


class Detour:
    """A redirect that was found at a path, and its target in the language that was asked for."""

    def __init__(self, redirect: Record, locale: str | None) -> None:
        self.redirect = redirect
        self.target = redirect.refer(redirect.payload["target"])
        if self.target is not None and locale not in {None, self.target.row.locale}:
            others = redirect.reader.translations(self.target)
            self.target = next((other for other in others if other.row.locale == locale), self.target)


class RouteRedirect(graphene.ObjectType):
    """A redirect at the path. It leads to the language of the argument where its target is public in it."""

    to = graphene.String(
        required=True, description="Where to go: a path on this site, or a full address when it leads elsewhere."
    )
    is_permanent = graphene.Boolean(
        required=True, description="Whether it is permanent (HTTP 301 or 308) or temporary (302 or 307)."
    )
    target = graphene.Field(Content, description="The page that it leads to; null when it leads elsewhere.")
    path = graphene.String(required=True, description="The old path, without a slash at the end.")
    redirect = graphene.Field(Redirect, required=True, description="The redirect as the editor entered it.")

    @staticmethod
    def resolve_path(detour: Detour, info: Any) -> str:
        return str(detour.redirect.payload["old_path"])

    @staticmethod
    def resolve_to(detour: Detour, info: Any) -> str:
        return _goal_of(detour.redirect, detour.target)

    @staticmethod
    def resolve_is_permanent(detour: Detour, info: Any) -> bool:
        return bool(detour.redirect.payload["is_permanent"])


def _goal_of(redirect: Record, target: Record | None) -> str:
    if target is None:
        return str(redirect.payload["link"])
    # As Wagtail does: a route below a page is put behind its path.
    below = str(redirect.payload["target_route_path"])
    return target.path.rstrip("/") + below if below else target.path


class Route(graphene.Union):
    """The target of a path."""

    class Meta:
        types = (RouteContent, RouteRedirect)

    @classmethod
    def resolve_type(cls, instance: Any, info: Any) -> Any:
        return RouteContent if isinstance(instance, Landing) else RouteRedirect


def _takes_effect(reader: Reader) -> Q:
    """Return the condition that ``route`` answers a redirect's path with it: neither a page nor one of the site alone."""
    # The payload is canonical JSON, in which a text cannot hold these characters in a row.
    is_own = Q(payload__contains='"is_for_all_sites":false')
    there = reader.published().filter(path_digest=OuterRef("path_digest"))
    is_page, has_own = Q(kind__in=sorted(page_kind_names())), Q(is_own, kind=REDIRECT_KIND)
    return ~Exists(there.filter(is_page)) & (is_own | ~Exists(there.filter(has_own)))


REDIRECTS = Listing(
    kind=REDIRECT_KIND,
    name="Redirect",
    rules={},
    has_dates=False,
    has_locale=False,
    condition=_takes_effect,
)


class RoutesQuery(graphene.ObjectType):
    """From a path to what is there."""

    redirects = list_field(
        connection_of(Redirect),
        REDIRECTS,
        "All redirects of the site that take effect, by old path, for servers that answer them without asking for each.",
    )

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
                "Language of the path, for a front-end that keeps it elsewhere: where nothing in this language is at "
                "the path as it stands, it is looked for below this language's prefix. When absent, the path must "
                "contain it."
            )
        ),
    )

    @staticmethod
    def resolve_route(root: Any, info: Any, path: str, locale: str | None = None) -> Landing | Detour | None:
        locale = reader_of(info).locale_of(locale) if locale else None
        told = told_path(path)
        if told is None:
            return None
        reader = reader_of(info)
        prefix = reader.site.prefixes.get(locale, "") if locale else ""
        language = locale or reader.site.default_locale
        pages = page_paths(told, prefix, reader.script_prefix)
        redirects = redirect_paths(told, prefix, reader.script_prefix)
        found = at_paths(reader, [*pages, *redirects])
        # A path without its prefix may be another language's own.
        at_path = sorted(_in_order(found, pages, language), key=lambda record: record.row.locale != language)
        page = next(filter(_is_page, at_path), None)
        if page is not None:
            return Landing(page)
        redirect = next((record for record in _in_order(found, redirects, language) if _is_redirect(record)), None)
        if redirect is None:
            return None
        # One whose old path names a language is for that language.
        own = tuple(f"{prefix}/" for prefix in reader.site.prefixes.values() if prefix)
        is_for_all = not redirect.payload["old_path"].startswith(own)
        return Detour(redirect, locale if is_for_all else None)


def _in_order(found: dict[str, list[Record]], paths: list[str], language: str) -> Iterator[Record]:
    """Yield what is at these paths; of several, what is in the language and for this site first."""
    for path in paths:
        records = found.get(path_key(path), [])
        yield from sorted(
            records, key=lambda record: (record.row.locale != language, bool(record.payload.get("is_for_all_sites")))
        )


def _is_page(record: Record) -> bool:
    kind = get_kinds().get(record.row.kind)
    return kind is not None and is_page_kind(kind)


def _is_redirect(record: Record) -> bool:
    is_known = record.row.kind == REDIRECT_KIND and REDIRECT_KIND in get_kinds()
    return is_known and Redirect.is_whole(record)
