"""Plain pages: those whose class has no kind of its own."""

from typing import Any

import graphene

from .connections import connection_of
from .filters import id_rule, moment_rule, text_rule
from .interfaces import Content, Node
from .listing import Listing
from .queries import detail_field, list_field
from .reader import Record


class Page(graphene.ObjectType):
    """A page that is nothing more particular: a home page, a section, a page type of the site's own."""

    class Meta:
        interfaces = (Content, Node)

    is_in_menus = graphene.Boolean(required=True, description="Whether the editor wants it in menus.")

    @staticmethod
    def resolve_is_in_menus(record: Record, info: Any) -> bool:
        return bool(record.payload["is_in_menus"])


PAGES = Listing(
    kind="page",
    name="Page",
    rules={
        "id": id_rule(),
        "slug": text_rule("slug", "By the last part of the path."),
        "last_published_at": moment_rule("last_published_at", "By the moment of the last change."),
    },
)


class PagesQuery(graphene.ObjectType):
    """Plain pages."""

    page = detail_field(Page, "page", "One plain page by id or slug; null when nothing public has it.")
    pages = list_field(connection_of(Page), PAGES, "Plain pages of a language: homes, sections and the like.")
