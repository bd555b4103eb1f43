"""Stops: the visits of a circuit to spots, with the story of each."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from destination_cms.admin.panels import ContentChooserPanel
from destination_cms.blocks import RICH_TEXT_FEATURES
from destination_cms.models.rows import TranslatableRow


class CircuitStop(TranslatableRow):
    """One stop, in the editor's order; schema.org ``ListItem``, izi.TRAVEL ``tourist_attraction``."""

    circuit = ParentalKey("destination_circuits.CircuitPage", on_delete=models.CASCADE, related_name="stops")
    # Where the spot is deleted the story stays, and visitors do not see the stop.
    spot = models.ForeignKey(
        "destination_circuits.SpotPage", verbose_name=_("spot"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    title_override = models.CharField(
        _("title on this circuit"),
        max_length=120,
        blank=True,
        help_text=_("If empty, the title of the spot; 120 characters at most."),
    )
    story = RichTextField(
        _("story at this stop"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("The story of this circuit at the stop."),
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
