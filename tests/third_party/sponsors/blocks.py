"""A block for any body: highlighted text with an optional link."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class CalloutBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Words"), max_length=200)
    link = blocks.PageChooserBlock(label=_("Page"), required=False)

    class Meta:
        icon = "warning"
        label = _("Callout")
