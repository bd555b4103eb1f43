"""Menus: what a front-end builds its navigation of."""

from dataclasses import dataclass
from typing import Any

import graphene

from ..kinds import MENU_KIND
from .connections import connection_of
from .context import reader_of
from .filters import id_rule, text_rule
from .interfaces import Content, Node
from .listing import Listing
from .queries import list_field
from .reader import Record
from .scalars import URL, Locale


@dataclass(frozen=True, slots=True)
class Step:
    """An entry that leads somewhere at this moment."""

    label: str
    href: str
    content: Record | None
    children: "list[Step]"


class MenuItem(graphene.ObjectType):
    """An entry of a menu. One whose page is not public is not in the list, nor is what is below it."""

    label = graphene.String(required=True, description="Plain text: the editor's words, or else the page's title.")
    href = URL(
        required=True,
        description="Where it leads: a path of this site, or a whole address, mailto: and tel: among them.",
    )
    content = graphene.Field(
        Content,
        description="The page that it leads to, in the menu's language where there is one; null for an address.",
    )
    children = graphene.List(
        graphene.NonNull(lambda: MenuItem),
        required=True,
        description="The entries below it, in order; those have none below them.",
    )


class Menu(graphene.ObjectType):
    """A menu of the site in one language."""

    class Meta:
        interfaces = (Node,)

    locale = Locale(required=True, description="Language of the texts.")
    handle = graphene.String(required=True, description='Name by which it is asked for, such as "MAIN".')
    items = graphene.List(
        graphene.NonNull(MenuItem),
        required=True,
        description="The entries of the first level, as the editor ordered them.",
    )

    @staticmethod
    def resolve_locale(record: Record, info: Any) -> str:
        return record.row.locale

    @staticmethod
    def resolve_handle(record: Record, info: Any) -> str:
        return record.row.slug

    @staticmethod
    def resolve_items(record: Record, info: Any) -> list[Step]:
        return _steps(record, record.payload["items"])


def _steps(record: Record, items: list[dict[str, Any]]) -> list[Step]:
    found = []
    for item in items:
        content = record.refer(item["content"])
        if content is None and not item["link"]:
            continue
        label = item["label"] or (content.row.title if content else item["link"])
        href = content.row.path if content else item["link"]
        found.append(Step(label, href, content, _steps(record, item.get("children", []))))
    return found


MENUS = Listing(
    kind=MENU_KIND,
    name="Menu",
    rules={"id": id_rule(), "handle": text_rule("slug", "By the name that it is asked for by.")},
    has_dates=False,
)


class MenusQuery(graphene.ObjectType):
    """Menus of the site."""

    menu = graphene.Field(
        Menu,
        description="One menu by its handle; null when the site has none of that name in the language.",
        handle=graphene.String(required=True, description='Its name, such as "MAIN" or "FOOTER".'),
        locale=Locale(description="Language; the site's main one when absent."),
    )
    menus = list_field(connection_of(Menu), MENUS, "Menus of the site in a language.")

    @staticmethod
    def resolve_menu(root: Any, info: Any, handle: str, locale: str | None = None) -> Record | None:
        reader = reader_of(info)
        # No database takes a NUL in a text.
        return None if "\x00" in handle else reader.by_slug(MENU_KIND, locale or reader.site.default_locale, handle)
