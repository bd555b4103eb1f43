"""The StreamField blocks of every kind of content. Migrations name this module's paths."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageChooserBlock

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class PictureBlock(blocks.StructBlock):
    """A picture inside a text, with the alternative text of this use."""

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
    """Somebody's words, with their name."""

    text = blocks.TextBlock(label=_("Quotation"), max_length=600)
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quotation")


def body_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the blocks an editor may put into a text, in the order of the menu."""
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
