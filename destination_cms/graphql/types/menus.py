"""Menus, from which a front-end builds its navigation."""

from typing import Any

import graphene

from ...projections.kinds import MENU_KIND
from ..lists.connections import connection_of
from ..lists.fields import list_field
from ..lists.filters import id_rule, text_rule
from ..lists.listing import Listing
from ..reading.lookups import by_slug
from ..reading.reader import Record, reader_of
from ..scalars import URL, Locale, locale_argument
from .interfaces import Content, Node
from .records import Part, PartType, RecordType, translations_field
from .stored_keys import text_key


class MenuItem(PartType):
    """An entry of a menu. One whose page is not public is not in the list, nor is what is below it."""

    other_keys = {
        "label": text_key("Plain text: the editor's words; empty where the title of the content counts."),
        "link": text_key("A whole address or a path, mailto: and tel: among them; empty if there is content."),
    }

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
        default_value=(),
        description="The entries below it, in order; those have none below them.",
    )

    @classmethod
    def is_whole(cls, shown: Part) -> bool:
        """Return whether the entry leads somewhere at this moment."""
        return bool(shown.payload["link"]) or shown.refer(shown.payload["content"]) is not None

    @staticmethod
    def resolve_label(item: Part, info: Any) -> str:
        content = item.refer(item.payload["content"])
        return str(item.payload["label"] or (content.row.title if content else item.payload["link"]))

    @staticmethod
    def resolve_href(item: Part, info: Any) -> str:
        content = item.refer(item.payload["content"])
        return content.path if content else str(item.payload["link"])


class Menu(RecordType):
    """A menu of the site in one language."""

    class Meta:
        interfaces = (Node,)

    other_keys = frozenset({"handle"})

    locale = Locale(required=True, description="Language of the texts.")
    handle = graphene.String(required=True, source="slug", description='Handle of the menu, such as "MAIN".')
    items = graphene.List(
        graphene.NonNull(MenuItem),
        required=True,
        description="The entries of the first level, as the editor ordered them.",
    )
    translations = translations_field(lambda: Menu)


MENUS = Listing(
    kind=MENU_KIND,
    name="Menu",
    rules={"id": id_rule(), "handle": text_rule("slug", "By the handle.")},
    has_dates=False,
)


class MenusQuery(graphene.ObjectType):
    """Menus of the site."""

    menu = graphene.Field(
        Menu,
        description="One menu by its handle; null when the site has no menu of that name in the language.",
        handle=graphene.String(required=True, description='Its name, such as "MAIN" or "FOOTER".'),
        locale=locale_argument(),
    )
    menus = list_field(connection_of(Menu), MENUS, "Menus of the site in a language.")

    @staticmethod
    def resolve_menu(root: Any, info: Any, handle: str, locale: str | None = None) -> Record | None:
        reader = reader_of(info)
        language = reader.locale_of(locale)
        # No database takes a NUL in a text.
        return None if "\x00" in handle else by_slug(reader, MENU_KIND, language, handle)
