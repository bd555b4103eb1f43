"""Inline rows of circuits and spots: ways of travelling, themes, transport to the start, surfaces, labels."""

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from destination_cms.localize import same_in_every_language
from destination_cms.models.accessibility import AccessibilityLabelRow, SurfaceRow
from destination_cms.models.opening_hours import OpeningTimeRow
from destination_cms.models.reference_keys import reference_key
from destination_cms.models.rows import OrderedRow, TranslatableRow

from ..choices import Difficulty, PracticeMode, TransportMode
from .fields import duration_field

_CIRCUIT, _SPOT = "destination_circuits.CircuitPage", "destination_circuits.SpotPage"


class CircuitMode(OrderedRow):
    """Another way of travelling on a circuit, with its own time; DATAtourisme ``PracticeCondition``."""

    circuit = ParentalKey(_CIRCUIT, on_delete=models.CASCADE, related_name="other_modes")
    mode = models.CharField(_("way of travelling"), max_length=20, choices=PracticeMode.choices)
    duration_minutes = duration_field()
    difficulty = models.CharField(_("difficulty"), max_length=20, choices=Difficulty.choices, blank=True)

    panels: ClassVar = [FieldRowPanel([FieldPanel("mode"), FieldPanel("duration_minutes"), FieldPanel("difficulty")])]

    class Meta(OrderedRow.Meta):
        verbose_name = _("other way of travelling")
        verbose_name_plural = _("other ways of travelling")


class CircuitTheme(OrderedRow):
    """A theme of a circuit."""

    circuit = ParentalKey(_CIRCUIT, on_delete=models.CASCADE, related_name="themes")
    theme = reference_key("destination_cms.Theme", _("theme"), blank=False)

    panels: ClassVar = [FieldPanel("theme")]

    class Meta(OrderedRow.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")


class CircuitTransport(TranslatableRow):
    """A line that leads to the start of a circuit, without a car."""

    circuit = ParentalKey(_CIRCUIT, on_delete=models.CASCADE, related_name="transports")
    mode = models.CharField(_("means of transport"), max_length=20, choices=TransportMode.choices)
    line = models.CharField(_("line"), max_length=60, blank=True, help_text=_("For example 12, T2 or RER C."))
    stop = models.CharField(_("where to get off"), max_length=120)
    walk_m = models.PositiveIntegerField(
        _("metres on foot from there"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(10_000)],
        help_text=_("Between 0 and 10,000 metres; empty if it is not known."),
    )

    # Names, which translators would copy.
    override_translatable_fields: ClassVar = same_in_every_language("line", "stop")

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("mode"), FieldPanel("line")]),
        FieldRowPanel([FieldPanel("stop"), FieldPanel("walk_m")]),
    ]

    class Meta(TranslatableRow.Meta):
        verbose_name = _("transport to the start")
        verbose_name_plural = _("transport to the start")


class CircuitSurface(SurfaceRow):
    """A surface of a circuit."""

    circuit = ParentalKey(_CIRCUIT, on_delete=models.CASCADE, related_name="surfaces")


class CircuitAccessibilityLabel(AccessibilityLabelRow):
    """A label of a circuit."""

    circuit = ParentalKey(_CIRCUIT, on_delete=models.CASCADE, related_name="accessibility_labels")


class SpotSurface(SurfaceRow):
    """A surface of a spot."""

    spot = ParentalKey(_SPOT, verbose_name=_("spot"), on_delete=models.CASCADE, related_name="surfaces")


class SpotAccessibilityLabel(AccessibilityLabelRow):
    """A label of a spot."""

    spot = ParentalKey(_SPOT, verbose_name=_("spot"), on_delete=models.CASCADE, related_name="accessibility_labels")


class CircuitOpeningTime(OpeningTimeRow):
    """A line of the timetable of a circuit, such as one that leads through a park."""

    circuit = ParentalKey(_CIRCUIT, on_delete=models.CASCADE, related_name="opening_times")


class SpotLayer(OrderedRow):
    """A layer of augmented reality that is seen at a spot."""

    spot = ParentalKey(_SPOT, verbose_name=_("spot"), on_delete=models.CASCADE, related_name="layers")
    layer = reference_key("destination_cms.ARLayer", _("layer"), blank=False)

    panels: ClassVar = [FieldPanel("layer")]

    class Meta(OrderedRow.Meta):
        verbose_name = _("layer of augmented reality")
        verbose_name_plural = _("layers of augmented reality")


class SpotOpeningTime(OpeningTimeRow):
    """A line of the timetable of a spot."""

    spot = ParentalKey(_SPOT, verbose_name=_("spot"), on_delete=models.CASCADE, related_name="opening_times")
