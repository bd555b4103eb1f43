"""The core's pages: text pages, and plain pages, whose class has no kind of its own."""

from typing import Any

import graphene

from ...projections.kinds import PAGE_KIND, TEXT_PAGE_KIND
from ..lists.connections import connection_of
from ..lists.fields import detail_field, list_field
from ..lists.filters import id_rule, moment_rule, text_rule
from ..lists.listing import Listing
from ..reading.reader import Record
from .blocks import BodyBlock
from .interfaces import Content, Node
from .records import RecordType
from .seo import plain_json_ld


class Page(RecordType):
    """A page without a type of its own in this schema: a home page, a section, a page type of the site."""

    class Meta:
        interfaces = (Content, Node)

    is_in_menus = graphene.Boolean(required=True, description="Whether the editor chose to show it in menus.")


def _text_page_json_ld(record: Record) -> dict[str, Any]:
    teaser = record.payload["teaser"]
    return {**plain_json_ld(record), **({"description": teaser} if teaser else {})}


class TextPage(RecordType):
    """A page of free text: a legal notice, an about page, a landing page."""

    class Meta:
        interfaces = (Content, Node)

    json_ld = staticmethod(_text_page_json_ld)

    body = graphene.List(graphene.NonNull(BodyBlock), required=True, description="Body, as typed blocks.")


_RULES = {
    "id": id_rule(),
    "slug": text_rule("slug", "By the last part of the path."),
    "last_published_at": moment_rule("last_published_at", "By the moment of the last change."),
}
PAGES = Listing(kind=PAGE_KIND, name="Page", rules=_RULES)
TEXT_PAGES = Listing(kind=TEXT_PAGE_KIND, name="TextPage", rules=_RULES)


class PagesQuery(graphene.ObjectType):
    """Plain pages and text pages."""

    page = detail_field(Page, PAGE_KIND, "One plain page by id or slug; null when nothing public has it.")
    pages = list_field(connection_of(Page), PAGES, "Plain pages of a language: homes, sections and the like.")
    text_page = detail_field(TextPage, TEXT_PAGE_KIND, "One text page by id or slug; null when nothing public has it.")
    text_pages = list_field(
        connection_of(TextPage), TEXT_PAGES, "Text pages of a language: legal notices, about pages and the like."
    )
