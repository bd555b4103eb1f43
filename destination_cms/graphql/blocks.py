"""The blocks of a text, and rich text whose links are followed through the ledger."""

import re
from dataclasses import dataclass
from html import escape
from typing import Any

import graphene

from ..publishing.payload import CONTENT_LINK, REF
from ..textforms import to_markdown, to_plain_text
from .ids import part_id
from .interfaces import Content
from .reader import Record
from .scalars import URL
from .types import ImageUse, Use


@dataclass(frozen=True, slots=True)
class Text:
    """Rich text of a record's payload."""

    record: Record
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class BlockValue:
    """A block of a record's payload."""

    record: Record
    value: dict[str, Any]
    use: Use | None = None


class RichTextLink(graphene.ObjectType):
    """A link inside a text to other content."""

    text = graphene.String(required=True, description="The linked words as plain text.")
    href = URL(description="Its present address; null when what it leads to is not public any more.")
    content = graphene.Field(Content, description="What it leads to; null when that is not public any more.")

    @staticmethod
    def resolve_href(link: dict[str, Any], info: Any) -> str | None:
        return link["content"].row.url if link["content"] else None

    @staticmethod
    def resolve_content(link: dict[str, Any], info: Any) -> Record | None:
        return link["content"]  # type: ignore[no-any-return]


class RichText(graphene.ObjectType):
    """Formatted text."""

    html = graphene.String(
        required=True,
        description="Clean HTML; links to content carry their present address, and are plain words while it is hidden.",
    )
    plain_text = graphene.String(required=True, description="The words alone; blocks are apart by an empty line.")
    markdown = graphene.String(required=True, description="The text as CommonMark, with the same links as the HTML.")
    links = graphene.List(
        graphene.NonNull(RichTextLink), required=True, description="The links to content, in order of the text."
    )

    @staticmethod
    def resolve_html(text: Text, info: Any) -> str:
        return _html_of(text)

    @staticmethod
    def resolve_plain_text(text: Text, info: Any) -> str:
        return to_plain_text(text.value["html"])

    @staticmethod
    def resolve_markdown(text: Text, info: Any) -> str:
        return to_markdown(_html_of(text))

    @staticmethod
    def resolve_links(text: Text, info: Any) -> list[dict[str, Any]]:
        links = text.value["links"]
        return [{"text": link["text"], "content": text.record.refer(link)} for link in links]


def _html_of(text: Text) -> str:
    return CONTENT_LINK.sub(lambda match: _anchor(text.record, match), text.value["html"])


def _anchor(record: Record, match: re.Match[str]) -> str:
    target = record.refer({REF: match[1]})
    return f'<a href="{escape(target.row.url)}">{match[2]}</a>' if target else match[2]


def _value_of(name: str, default: Any, block: BlockValue, info: Any) -> Any:
    """Return a field that is called in the payload as it is here."""
    return block.value[name]


class Block(graphene.Interface):
    """One block of a text."""

    id = graphene.ID(
        required=True, description="Stays the same while the editor moves the block; its own in each language."
    )
    block_type = graphene.String(required=True, description="Name of the block's type, in snake_case.")

    @staticmethod
    def resolve_id(block: BlockValue, info: Any) -> str:
        # A translated page keeps the ids of the blocks that it was copied from.
        return part_id(block.record.key, str(block.value["id"]))

    @staticmethod
    def resolve_block_type(block: BlockValue, info: Any) -> str:
        return str(block.value["type"])

    @classmethod
    def resolve_type(cls, instance: BlockValue, info: Any) -> Any:
        return BLOCK_TYPES[instance.value["type"]]


class HeadingBlock(graphene.ObjectType):
    """A heading between paragraphs."""

    class Meta:
        interfaces = (Block,)

    text = graphene.String(required=True, description="Plain text.")

    @staticmethod
    def resolve_text(block: BlockValue, info: Any) -> str:
        return str(block.value["text"])


class ParagraphBlock(graphene.ObjectType):
    """One or more paragraphs of formatted text."""

    class Meta:
        interfaces = (Block,)

    text = graphene.Field(RichText, required=True, description="Formatted text.")

    @staticmethod
    def resolve_text(block: BlockValue, info: Any) -> Text:
        return Text(block.record, block.value["text"])


class PictureBlock(graphene.ObjectType):
    """A picture between paragraphs."""

    class Meta:
        interfaces = (Block,)

    picture = graphene.Field(ImageUse, required=True, description="The picture with its alternative text.")
    caption = graphene.String(required=True, description="Plain text below the picture; empty when there is none.")

    @staticmethod
    def resolve_picture(block: BlockValue, info: Any) -> Use | None:
        return block.use

    @staticmethod
    def resolve_caption(block: BlockValue, info: Any) -> str:
        return str(block.value["caption"])


class QuoteBlock(graphene.ObjectType):
    """Somebody's words."""

    class Meta:
        interfaces = (Block,)

    text = graphene.String(required=True, description="The words as plain text.")
    attribution = graphene.String(required=True, description="Who said it; empty when nobody is named.")

    @staticmethod
    def resolve_text(block: BlockValue, info: Any) -> str:
        return str(block.value["text"])

    @staticmethod
    def resolve_attribution(block: BlockValue, info: Any) -> str:
        return str(block.value["attribution"])


class EmbedBlock(graphene.ObjectType):
    """A video or post from elsewhere, as its provider described it when the editor entered it (oEmbed 1.0)."""

    class Meta:
        interfaces = (Block,)
        default_resolver = _value_of

    url = URL(required=True, description="The address of its page.")
    html = graphene.String(
        description="The provider's own HTML, mostly an iframe; null when it gave none. Ask your visitors before you show it."
    )
    title = graphene.String(description="Its title; null when the provider gave none.")
    provider_name = graphene.String(description="Who provides it; null when the provider gave no name.")
    thumbnail_url = URL(description="The address of a preview picture; null when the provider gave none.")
    width = graphene.Int(description="Width of the HTML in pixels; null when the provider gave none.")
    height = graphene.Int(description="Height of the HTML in pixels; null when the provider gave none.")


BLOCK_TYPES: dict[str, Any] = {
    "heading": HeadingBlock,
    "paragraph": ParagraphBlock,
    "picture": PictureBlock,
    "quote": QuoteBlock,
    "embed": EmbedBlock,
}


class BodyBlock(graphene.Union):
    """Any block of a text. New types may be added: select ``... on Block`` for those you do not know."""

    class Meta:
        types = tuple(BLOCK_TYPES.values())

    @classmethod
    def resolve_type(cls, instance: BlockValue, info: Any) -> Any:
        return BLOCK_TYPES[instance.value["type"]]


def body_of(record: Record) -> list[BlockValue]:
    """Return the blocks of a record's body; a picture that is gone takes its block along."""
    blocks = []
    for value in record.payload["body"]:
        if value["type"] != "picture":
            blocks.append(BlockValue(record, value))
        elif image := record.refer(value["image"]):
            blocks.append(BlockValue(record, value, Use(image, value["alt"])))
    return blocks
