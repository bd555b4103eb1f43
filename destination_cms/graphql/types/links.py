"""Links from one content to another, of whatever kind."""

from typing import Any

import graphene

from .interfaces import Content
from .records import Part, PartType
from .stored_keys import text_key


class ContentLink(PartType):
    """A link from one content to another, as the editor ordered them."""

    other_keys = {"label": text_key("Link text, as plain text; empty where the title of the content counts.")}

    content = graphene.Field(
        Content, required=True, description="The target; a link to content that is not public is not in the list."
    )
    label = graphene.String(
        required=True, description="Link text, as plain text: the editor's words, or else the title."
    )
    note = graphene.String(required=True, description="A note about the target, as plain text; empty if there is none.")

    @staticmethod
    def resolve_label(link: Part, info: Any) -> str:
        content = link.refer(link.payload["content"])
        return link.payload["label"] or (content.row.title if content else "")
