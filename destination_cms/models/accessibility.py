"""How far people with reduced mobility, sight or hearing can use a place or a way: numbers, unknown until stated."""

from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from ..choices import AccessibilityLabelKind, ReducedMobilityAccess, SurfaceKind, YesNoUnknown
from .past_dates import refuse_future
from .refusals import refuse_together
from .rows import OrderedRow

__all__ = ["AccessibilityLabelRow", "AccessibilityMixin", "SurfaceRow", "surface_and_label_panels"]


def _statement(name: Any) -> Any:
    return models.CharField(name, max_length=10, choices=YesNoUnknown.choices, default=YesNoUnknown.UNKNOWN)


def _percent(name: Any, help_text: Any) -> Any:
    return models.DecimalField(
        name,
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
        help_text=help_text,
    )


class AccessibilityMixin(models.Model):
    """Statements and measures of accessibility; what is empty or unknown is not told as a fact.

    The fields are those of acceslibre and of the guidance that Geotrek-admin prints, as numbers.
    """

    reduced_mobility = models.CharField(
        _("reduced mobility"),
        max_length=10,
        choices=ReducedMobilityAccess.choices,
        default=ReducedMobilityAccess.UNKNOWN,
        help_text=_("Whether it suits people in a wheelchair or who walk with difficulty."),
    )
    min_width_cm = models.PositiveSmallIntegerField(
        _("narrowest width in centimetres"),
        null=True,
        blank=True,
        validators=[MinValueValidator(10), MaxValueValidator(2_000)],
        help_text=_("Between 10 and 2,000 centimetres; a wheelchair needs 90."),
    )
    max_slope_percent = _percent(
        _("steepest slope in percent"), _("Between 0 and 100; above 5 a wheelchair user may need help.")
    )
    max_cross_slope_percent = _percent(_("steepest cross slope in percent"), _("Between 0 and 100."))
    rest_point_count = models.PositiveSmallIntegerField(
        _("places to sit and rest"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(1_000)],
        help_text=_("Number of benches or seats, 0 to 1,000; empty if it is not known."),
    )
    accessible_toilets = _statement(_("accessible toilets"))
    tactile_guidance = _statement(_("tactile guidance"))
    audio_guidance = _statement(_("audio guidance"))
    accessibility_advice = models.TextField(
        _("advice on accessibility"),
        blank=True,
        validators=[MaxLengthValidator(500)],
        help_text=_("Plain text, 500 characters at most."),
    )
    accessibility_reviewed_on = models.DateField(
        _("accessibility checked on"), null=True, blank=True, help_text=_("Readers see this date.")
    )

    class Meta:
        abstract = True

    accessibility_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("reduced_mobility"), FieldPanel("min_width_cm")]),
            FieldRowPanel([FieldPanel("max_slope_percent"), FieldPanel("max_cross_slope_percent")]),
            FieldRowPanel([FieldPanel("rest_point_count"), FieldPanel("accessible_toilets")]),
            FieldRowPanel([FieldPanel("tactile_guidance"), FieldPanel("audio_guidance")]),
            FieldPanel("accessibility_advice"),
            FieldPanel("accessibility_reviewed_on"),
        ],
        heading=_("Accessibility"),
        classname="collapsed",
    )

    def clean(self) -> None:
        """Reject a check that lies in the future, unless it is a draft.

        Raises:
            ValidationError: keyed by ``accessibility_reviewed_on``, and by what the next class refuses.
        """
        refuse_together(
            super().clean,
            lambda: refuse_future("accessibility_reviewed_on", self.accessibility_reviewed_on, of=self),
        )


def surface_and_label_panels() -> list[InlinePanel]:
    """Return the panels of the rows ``surfaces`` and ``accessibility_labels`` of a page."""
    return [
        InlinePanel("surfaces", heading=_("Surfaces"), label=_("Surface"), classname="collapsed"),
        InlinePanel(
            "accessibility_labels",
            heading=_("Labels of Tourisme & Handicap"),
            label=_("Label"),
            classname="collapsed",
        ),
    ]


class SurfaceRow(OrderedRow):
    """A surface of a way or a place, and how much of it has that surface; DATAtourisme ``hasLandType``.

    A subclass adds a ``ParentalKey`` whose ``related_name`` is ``surfaces``.
    """

    kind = models.CharField(_("surface"), max_length=20, choices=SurfaceKind.choices)
    percent = models.PositiveSmallIntegerField(
        _("share in percent"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Between 1 and 100; empty if it is not known."),
    )

    panels: ClassVar = [FieldRowPanel([FieldPanel("kind"), FieldPanel("percent")])]

    class Meta(OrderedRow.Meta):
        abstract = True
        verbose_name = _("surface")
        verbose_name_plural = _("surfaces")


class AccessibilityLabelRow(OrderedRow):
    """A label of the French brand Tourisme & Handicap, which is given for five years.

    A subclass adds a ``ParentalKey`` whose ``related_name`` is ``accessibility_labels``.
    """

    kind = models.CharField(_("impairment"), max_length=10, choices=AccessibilityLabelKind.choices)
    valid_until_on = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("Last day of validity. Readers see this date.")
    )

    panels: ClassVar = [FieldRowPanel([FieldPanel("kind"), FieldPanel("valid_until_on")])]

    class Meta(OrderedRow.Meta):
        abstract = True
        verbose_name = _("accessibility label")
        verbose_name_plural = _("accessibility labels")
