"""Links from one content to another, of whatever kind."""

from dataclasses import dataclass
from typing import Any

import graphene

from .interfaces import Content
from .reader import Record


@dataclass(frozen=True, slots=True)
class Link:
    """A link whose target is public."""

    content: Record
    label: str
    note: str


class ContentLink(graphene.ObjectType):
    """A link from one content to another, as the editor ordered them."""

    content = graphene.Field(
        Content, required=True, description="What it leads to; a link to what is not public is not in the list."
    )
    label = graphene.String(
        required=True, description="What the link is called, as plain text: the editor's words, or else the title."
    )
    note = graphene.String(required=True, description="Why to follow it, as plain text; empty when nothing is said.")

    @staticmethod
    def resolve_content(link: Link, info: Any) -> Record:
        return link.content


def links_of(record: Record, name: str = "links") -> list[Link]:
    """Return the links of a payload's list whose targets are public at this moment, in order."""
    found = ((value, record.refer(value["content"])) for value in record.payload[name])
    return [Link(target, value["label"] or target.row.title, value["note"]) for value, target in found if target]
