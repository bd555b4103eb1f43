"""The stop: a circuit's visit to a spot, with what is said of it there."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from destination_cms.blocks import RICH_TEXT_FEATURES
from destination_cms.models.rows import TranslatableRow
from destination_cms.panels import ContentChooserPanel


class CircuitStop(TranslatableRow):
    """One stop, in the editor's order; schema.org ``ListItem``, izi.TRAVEL ``tourist_attraction``."""

    circuit = ParentalKey("destination_circuits.CircuitPage", on_delete=models.CASCADE, related_name="stops")
    spot = models.ForeignKey(
        "destination_circuits.SpotPage", verbose_name=_("spot"), on_delete=models.CASCADE, related_name="+"
    )
    title_override = models.CharField(
        _("title on this circuit"),
        max_length=120,
        blank=True,
        help_text=_("Empty: the spot's own title; 120 characters at most."),
    )
    story = RichTextField(
        _("story at this stop"), blank=True, features=RICH_TEXT_FEATURES, help_text=_("What this circuit tells here.")
    )
    is_optional = models.BooleanField(_("optional"), default=False)

    panels: ClassVar = [
        ContentChooserPanel("spot"),
        FieldPanel("title_override"),
        FieldPanel("story"),
        FieldPanel("is_optional"),
    ]

    class Meta(TranslatableRow.Meta):
        verbose_name = _("stop")
        verbose_name_plural = _("stops")
