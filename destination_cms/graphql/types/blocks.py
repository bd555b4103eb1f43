"""The blocks of a text, and rich text whose links are followed through the ledger."""

import re
from html import escape
from typing import Any

import graphene

from ...projections.blocks import get_block_types
from ...projections.richtext import ALLOWED_SCHEMES, ALLOWED_TAGS
from ...publishing.payload import CONTENT_LINK, REF
from ...text_formats import to_markdown, to_plain_text
from ..reading.ids import part_id
from ..reading.reader import Record
from ..scalars import URL
from .images import ImageUse, UsedImage, use_of
from .interfaces import Content
from .records import Part, PartType
from .stored_keys import KEY_PATTERN, text_key


class RichTextLink(PartType):
    """A link inside a text to other content."""

    other_keys = {"ref": text_key("Key of the target.", pattern=KEY_PATTERN)}

    text = graphene.String(required=True, description="The linked words as plain text.")
    href = URL(description="Its current address; null when its target is no longer public.")
    content = graphene.Field(Content, description="The target; null when it is no longer public.")

    @staticmethod
    def resolve_href(link: Part, info: Any) -> str | None:
        content = link.refer(link.payload)
        return content.url if content else None

    @staticmethod
    def resolve_content(link: Part, info: Any) -> Record | None:
        return link.refer(link.payload)


class RichText(PartType):
    """Formatted text."""

    other_keys = {
        "html": text_key(
            'Clean HTML. A link to content is <a data-ref="KEY">, with the key of a record in place of an address; any '
            f"other link has a href ({', '.join(sorted(ALLOWED_SCHEMES))}). Elements: {', '.join(sorted(ALLOWED_TAGS))}."
        )
    }

    html = graphene.String(
        required=True,
        description="Clean HTML; links to content carry their current address, or are plain words while it is not public.",
    )
    plain_text = graphene.String(required=True, description="The words alone; blocks are apart by an empty line.")
    markdown = graphene.String(required=True, description="The text as CommonMark, with the same links as the HTML.")
    links = graphene.List(
        graphene.NonNull(RichTextLink),
        required=True,
        default_value=(),
        description="The links to content, in order of the text.",
    )

    @staticmethod
    def resolve_html(text: Part, info: Any) -> str:
        return _html_of(text)

    @staticmethod
    def resolve_plain_text(text: Part, info: Any) -> str:
        return to_plain_text(text.payload["html"])

    @staticmethod
    def resolve_markdown(text: Part, info: Any) -> str:
        return to_markdown(_html_of(text))


def _html_of(text: Part) -> str:
    return CONTENT_LINK.sub(lambda match: _anchor(text, match), text.payload["html"])


def _anchor(text: Part, match: re.Match[str]) -> str:
    target = text.refer({REF: match[1]})
    return f'<a href="{escape(target.url)}">{match[2]}</a>' if target else match[2]


class Block(graphene.Interface):
    """One block of a text."""

    other_keys = {"id": text_key("Stays the same while the editor moves the block; unique within the text.")}

    id = graphene.ID(
        required=True, description="Stays the same while the editor moves the block; its own in each language."
    )
    block_type = graphene.String(required=True, source="type", description="Name of the block's type, in snake_case.")

    @staticmethod
    def resolve_id(block: Part, info: Any) -> str:
        # A translated page keeps the ids of the blocks that it was copied from.
        return part_id(block.record.key, str(block.payload["id"]))

    @classmethod
    def resolve_type(cls, instance: Part, info: Any) -> Any:
        return block_type_of(instance.payload)


class HeadingBlock(PartType):
    """A heading between paragraphs."""

    class Meta:
        interfaces = (Block,)

    text = graphene.String(required=True, description="Plain text.")


class ParagraphBlock(PartType):
    """One or more paragraphs of formatted text."""

    class Meta:
        interfaces = (Block,)

    rich_text = graphene.Field(RichText, required=True, source="text", description="Formatted text.")


class PictureBlock(PartType):
    """An image between paragraphs."""

    class Meta:
        interfaces = (Block,)

    other_keys = {
        "image": {"$ref": "#/$defs/ImageReference", "description": "The image."},
        "alt": text_key("Alternative text of this use, as plain text."),
    }

    picture = graphene.Field(ImageUse, required=True, description="The image with its alternative text.")
    caption = graphene.String(required=True, description="Plain text below the image; empty when there is none.")

    @classmethod
    def is_whole(cls, shown: Part) -> bool:
        """Return whether the image is public: it takes its block along."""
        return use_of(shown, shown.payload) is not None

    @staticmethod
    def resolve_picture(block: Part, info: Any) -> UsedImage | None:
        return use_of(block, block.payload)


class QuoteBlock(PartType):
    """A quotation."""

    class Meta:
        interfaces = (Block,)

    text = graphene.String(required=True, description="The words as plain text.")
    attribution = graphene.String(required=True, description="Author of the quotation; empty if unknown.")


class EmbedBlock(PartType):
    """A video or post from elsewhere, as its provider described it when the editor entered it (oEmbed 1.0)."""

    class Meta:
        interfaces = (Block,)

    url = URL(required=True, description="The address of its page.")
    html = graphene.String(
        description="The provider's own HTML, mostly an iframe; null when it gave none. Ask for consent to show it."
    )
    title = graphene.String(description="Its title; null when the provider gave none.")
    provider_name = graphene.String(description="Who provides it; null when the provider gave no name.")
    thumbnail_url = URL(description="The address of a preview image; null when the provider gave none.")
    width = graphene.Int(description="Width of the HTML in pixels; null when the provider gave none.")
    height = graphene.Int(description="Height of the HTML in pixels; null when the provider gave none.")


BLOCK_TYPES: dict[str, Any] = {
    "heading": HeadingBlock,
    "paragraph": ParagraphBlock,
    "picture": PictureBlock,
    "quote": QuoteBlock,
    "embed": EmbedBlock,
}


def block_type_of(payload: dict[str, Any]) -> Any:
    """Return the type that shows a block: the core's, or that of the vertical which adds it; ``None`` for an unknown one."""
    name = payload["type"]
    if name in BLOCK_TYPES:
        return BLOCK_TYPES[name]
    added = get_block_types().get(name)
    return None if added is None else added.graphql_type


class BodyBlock(graphene.Union):
    """Any block of a text. New types may be added: select ``... on Block`` for those you do not know."""

    class Meta:
        types = tuple(BLOCK_TYPES.values())

    @classmethod
    def resolve_type(cls, instance: Part, info: Any) -> Any:
        return block_type_of(instance.payload)

    @staticmethod
    def from_payload(owner: Any, value: dict[str, Any]) -> Part | None:
        """Return the block, or ``None`` when something that it cannot be without is not public at this moment."""
        block_type = block_type_of(value)
        # A vertical that was taken out leaves its blocks behind until the next reconcile.
        return None if block_type is None else block_type.from_payload(owner, value)
