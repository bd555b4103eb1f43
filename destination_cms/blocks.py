"""The long text of every kind of content: its field and its blocks. Migrations name this module's paths."""

import json
from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from .body_shape import split_blocks
from .registry import declared_items
from .verticals import BlockType

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class PictureBlock(blocks.StructBlock):
    """An image inside a text, with the alternative text of this use."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        max_length=250,
        help_text=_("What the picture shows, for those who cannot see it; 250 characters at most."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")


class QuoteBlock(blocks.StructBlock):
    """A quotation with the name of its author."""

    text = blocks.TextBlock(label=_("Quotation"), max_length=600)
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quotation")


def body_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the core's own blocks of a text, in the order of the menu."""
    return [
        ("heading", blocks.CharBlock(label=_("Heading"), icon="title", max_length=120)),
        ("paragraph", blocks.RichTextBlock(label=_("Paragraph"), icon="pilcrow", features=RICH_TEXT_FEATURES)),
        ("picture", PictureBlock()),
        ("quote", QuoteBlock()),
        (
            "embed",
            EmbedBlock(
                label=_("Video or post from elsewhere"),
                icon="media",
                help_text=_("The address of its page, for example https://vimeo.com/76979871."),
            ),
        ),
    ]


class BodyField(StreamField):
    """A long text: the core's blocks, and those of ``Vertical.body_blocks``.

    Which blocks there are is not part of a migration: what is installed decides it, and a new block needs
    no change of the database.
    """

    def __init__(self, block_types: Sequence[Any] = (), **kwargs: Any) -> None:
        """Take the arguments of a ``StreamField``, of which ``block_types`` is not used."""
        super().__init__(block_types, **kwargs)

    @cached_property
    def stream_block(self) -> blocks.StreamBlock:
        """The block of the whole text, made when it is first needed: verticals are known once apps are loaded."""
        block = blocks.StreamBlock([*body_blocks(), *((item.name, item.block()) for item in declared_items(BlockType))])
        block.set_meta_options(self.block_opts)
        return block

    def to_python(self, value: Any) -> Any:
        """Return the text, without the blocks whose stored value is not one: no form could be opened with them.

        ``damaged_blocks`` of what is returned are their numbers, from 1. Stored again as it is, the text stays as it was.
        """
        stored = _parsed(value)
        # Code may set a list of pairs.
        if not stored or (isinstance(stored, list) and all(isinstance(item, tuple | list) for item in stored)):
            return super().to_python(value)
        readable, damaged = split_blocks(stored, self.stream_block)
        found = super().to_python(readable)
        if damaged:
            found.damaged_blocks, found.stored_as = damaged, stored
        return found

    def get_prep_value(self, value: Any) -> Any:
        """Return what is stored: of a text that could not be read, what was."""
        return value.stored_as if getattr(value, "damaged_blocks", None) else super().get_prep_value(value)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return what a migration holds of the field: no block."""
        name, path, _args, kwargs = models.Field.deconstruct(self)
        return name, path, [], kwargs


def damaged_blocks(text: Any) -> list[int]:
    """Return the numbers, from 1, of the blocks of a text that could not be read; what is not JSON counts as one."""
    return getattr(text, "damaged_blocks", None) or ([1] if getattr(text, "raw_text", None) else [])


def _parsed(value: Any) -> Any:
    """Return stored JSON; nothing where Wagtail decides: for a text that has been read, and for what is not JSON."""
    if isinstance(value, blocks.StreamValue):
        return None
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return None
