"""Layers of augmented reality: what lies beneath, behind or before, with an equivalent for everyone."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.images import get_image_model_string
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin

from ..choices_ar import AltitudeMode, Anchor, Occlusion, Reveal, VerticalDatum, ViewingDevice
from ..localize import OWN_SCHEDULE
from .ar_rules import layer_errors
from .drafts import is_kept_as_draft
from .fields import LocationField
from .mixins import IllustratedMixin
from .reference_keys import reference_key
from .widgets import LocationWidget

__all__ = ["ARLayer"]


def _angle(verbose_name: Any, limit: int, help_text: Any) -> Any:
    return models.FloatField(
        verbose_name,
        default=0.0,
        validators=[MinValueValidator(-limit), MaxValueValidator(limit)],
        help_text=help_text,
    )


def _height(verbose_name: Any, help_text: Any) -> Any:
    return models.FloatField(
        verbose_name,
        null=True,
        blank=True,
        validators=[MinValueValidator(-500), MaxValueValidator(9_000)],
        help_text=help_text,
    )


class ARLayer(IllustratedMixin, TranslatableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """What visitors see over a place through a phone or glasses.

    Placed by OGC GeoPose 1.0 (21-056r11); altitudes as in ARCore's geospatial anchors. The equivalent for those without
    augmented reality is what the W3C's "XR Accessibility User Requirements" ask for.
    """

    title = models.CharField(_("title"), max_length=120, help_text=_("What is seen; 120 characters at most."))
    reveal = models.CharField(_("what it reveals"), max_length=10, choices=Reveal.choices, default=Reveal.BENEATH)
    explanation = models.TextField(
        _("explanation"),
        blank=True,
        validators=[MaxLengthValidator(2_000)],
        help_text=_("What one looks at and why; plain text, 2,000 characters at most."),
    )
    model = reference_key("destination_cms.ARModel", _("model (GLB)"))
    apple_model = reference_key("destination_cms.ARModel", _("model for Apple's devices (USDZ)"))
    anchor = models.CharField(_("how it is placed"), max_length=20, choices=Anchor.choices, default=Anchor.SURFACE)
    location = LocationField(_("position of the model"), null=True, blank=True)
    altitude_mode = models.CharField(
        _("height is counted from"), max_length=20, choices=AltitudeMode.choices, default=AltitudeMode.TERRAIN
    )
    height_m = _height(_("height in metres"), _("Below 0 is beneath. From the ground, a roof, or the datum."))
    vertical_datum = models.CharField(
        _("datum of the height"),
        max_length=20,
        choices=VerticalDatum.choices,
        blank=True,
        help_text=_("Only for heights above a datum. GPS tells the ellipsoid, French maps NGF-IGN69: 44 m apart here."),
    )
    yaw_deg = _angle(_("yaw"), 360, _("Degrees around the vertical axis, counter-clockwise from east; -360 to 360."))
    pitch_deg = _angle(_("pitch"), 90, _("Degrees, -90 to 90."))
    roll_deg = _angle(_("roll"), 180, _("Degrees, -180 to 180."))
    target_image = reference_key(get_image_model_string(), _("image that is recognised"))
    target_width_cm = models.PositiveIntegerField(
        _("width of the image in centimetres"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10_000)],
        help_text=_("As it hangs on the spot; 1 to 10,000."),
    )
    occlusion = models.CharField(_("how it is drawn"), max_length=10, choices=Occlusion.choices, blank=True)
    device = models.CharField(_("made for"), max_length=10, choices=ViewingDevice.choices, default=ViewingDevice.BOTH)
    viewpoint_location = LocationField(
        _("position of the viewpoint"), null=True, blank=True, help_text=_("Where one stands to look at it.")
    )
    viewpoint_heading_deg = models.PositiveSmallIntegerField(
        _("heading in degrees"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(359)],
        help_text=_("Where to look, clockwise from true north: 0 is north, 90 east; between 0 and 359."),
    )
    safety_note = models.CharField(
        _("safety note"),
        max_length=300,
        blank=True,
        help_text=_("For example: stop walking before you look. 300 characters at most."),
    )
    equivalent_text = models.TextField(
        _("the same in words"),
        blank=True,
        validators=[MaxLengthValidator(4_000)],
        help_text=_("For everyone without augmented reality: what they would see. 4,000 characters at most."),
    )
    audio = reference_key("destination_cms.Audio", _("the same as a recording"))

    override_translatable_fields: ClassVar = OWN_SCHEDULE

    panels: ClassVar = [
        FieldPanel("title"),
        FieldPanel("reveal"),
        FieldPanel("explanation"),
        MultiFieldPanel(
            [
                FieldPanel("equivalent_text"),
                FieldPanel("cover_image", heading=_("Picture")),
                FieldPanel("cover_image_alt", heading=_("Alternative text")),
                FieldPanel("audio"),
            ],
            heading=_("Without augmented reality"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("model"),
                FieldPanel("apple_model"),
                FieldRowPanel([FieldPanel("occlusion"), FieldPanel("device")]),
                FieldPanel("safety_note"),
            ],
            heading=_("The model"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("anchor"),
                FieldPanel("location", widget=LocationWidget),
                FieldRowPanel([FieldPanel("altitude_mode"), FieldPanel("height_m"), FieldPanel("vertical_datum")]),
                FieldRowPanel([FieldPanel("yaw_deg"), FieldPanel("pitch_deg"), FieldPanel("roll_deg")]),
                FieldRowPanel([FieldPanel("target_image"), FieldPanel("target_width_cm")]),
            ],
            heading=_("Where it stands"),
        ),
        MultiFieldPanel(
            [FieldPanel("viewpoint_location", widget=LocationWidget), FieldPanel("viewpoint_heading_deg")],
            heading=_("Where to look from"),
        ),
        PublishingPanel(),
    ]

    class Meta(TranslatableMixin.Meta):
        db_table = "destination_ar_layer"
        verbose_name = _("layer of augmented reality")
        verbose_name_plural = _("layers of augmented reality")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a layer without an equivalent, and one that cannot be placed, unless it is a draft.

        Raises:
            ValidationError: keyed by field.
        """
        super().clean()
        if not is_kept_as_draft(self) and (errors := layer_errors(self)):
            raise ValidationError(errors)
