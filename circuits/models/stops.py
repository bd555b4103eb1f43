"""Stops: the visits of a circuit to spots, with the story of each."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField

from destination_cms.admin.panels import ContentChooserPanel
from destination_cms.blocks import RICH_TEXT_FEATURES
from destination_cms.localize import same_in_every_language
from destination_cms.models.drafts import is_kept_as_draft
from destination_cms.models.polygon_fields import PolygonField
from destination_cms.models.reference_keys import reference_key
from destination_cms.models.rows import TranslatableRow

from ..choices import DEFAULT_RADIUS_M, StopTrigger
from .quiz import QuizField


class CircuitStop(TranslatableRow):
    """One stop, in the editor's order; schema.org ``ListItem``, izi.TRAVEL ``tourist_attraction``."""

    circuit = ParentalKey("destination_circuits.CircuitPage", on_delete=models.CASCADE, related_name="stops")
    # Where the spot is deleted the story stays, and visitors do not see the stop.
    spot = reference_key("destination_circuits.SpotPage", _("spot"), blank=False)
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
    audio = reference_key("destination_cms.Audio", _("recording of the story"))
    is_optional = models.BooleanField(_("optional"), default=False)
    variant = models.CharField(
        _("variant"),
        max_length=60,
        blank=True,
        help_text=_("Name of the variant of the circuit that this stop belongs to; empty for the main way."),
    )
    leg_directions = models.TextField(
        _("how to get here"),
        blank=True,
        validators=[MaxLengthValidator(1_000)],
        help_text=_("The way from the stop before; plain text, 1,000 characters at most."),
    )
    leg_caution = models.CharField(
        _("caution on the way"),
        max_length=250,
        blank=True,
        help_text=_("What to watch out for on the way from the stop before; 250 characters at most."),
    )
    trigger = models.CharField(
        _("what starts the story"), max_length=20, choices=StopTrigger.choices, default=StopTrigger.NONE
    )
    trigger_radius_m = models.PositiveIntegerField(
        _("radius in metres"),
        default=DEFAULT_RADIUS_M,
        validators=[MinValueValidator(5), MaxValueValidator(5_000)],
        help_text=_("How near visitors must come: between 5 and 5,000 metres; below 30, telephones may miss it."),
    )
    trigger_code = models.CharField(
        _("code"), max_length=30, blank=True, help_text=_("What visitors type; 30 characters at most.")
    )
    trigger_polygon = PolygonField(
        _("zone"),
        null=True,
        blank=True,
        help_text=_(
            "GeoJSON of a polygon, as a map tool writes it: one ring, 500 positions and 5 km² at most. Visitors who enter "
            "it start the story."
        ),
    )
    quiz = QuizField(verbose_name=_("quiz"), blank=True)
    layer = reference_key("destination_cms.ARLayer", _("layer of augmented reality"))
    notice = reference_key(
        "destination_cms.AvailabilityNotice",
        _("notice on this stop"),
        _("Only for this stop of this circuit; notices on the spot count without it."),
    )

    override_translatable_fields: ClassVar = same_in_every_language("trigger_code")

    panels: ClassVar = [
        ContentChooserPanel("spot"),
        FieldPanel("title_override"),
        FieldPanel("story"),
        FieldPanel("audio"),
        FieldRowPanel([FieldPanel("is_optional"), FieldPanel("variant")]),
        FieldPanel("leg_directions"),
        FieldPanel("leg_caution"),
        FieldPanel("trigger"),
        FieldRowPanel([FieldPanel("trigger_radius_m"), FieldPanel("trigger_code")]),
        FieldPanel("trigger_polygon"),
        FieldPanel("quiz"),
        FieldPanel("layer"),
        FieldPanel("notice"),
    ]

    class Meta(TranslatableRow.Meta):
        verbose_name = _("stop")
        verbose_name_plural = _("stops")

    def clean(self) -> None:
        """Refuse a stop that waits for a code or a zone and has none, unless its circuit is a draft.

        Raises:
            ValidationError: keyed by ``trigger_code`` or ``trigger_polygon``.
        """
        super().clean()
        if is_kept_as_draft(self):
            return
        if self.trigger == StopTrigger.MANUAL_CODE and not self.trigger_code:
            raise ValidationError({"trigger_code": _("Visitors are to type a code: write it here.")})
        if self.trigger == StopTrigger.POLYGON and not self.trigger_polygon:
            raise ValidationError({"trigger_polygon": _("Visitors are to enter a zone: paste its polygon here.")})
