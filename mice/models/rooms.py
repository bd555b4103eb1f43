"""Meeting rooms: dimensions, and seats by layout."""

from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from destination_cms.choices import StepFreeAccess, YesNoUnknown
from destination_cms.models.rows import TranslatableRow

from ..capacity import SEAT_COLUMNS, RoomLayout


def _seats(layout: RoomLayout) -> Any:
    return models.PositiveIntegerField(
        layout.label, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100_000)]
    )


class MeetingRoom(TranslatableRow):
    """A room of an offer; OpenTravel ``MeetingRoom``, schema.org ``MeetingRoom``.

    The capacities are separate columns, because nested rows cannot be ordered in the editor.
    """

    offer = ParentalKey(
        "destination_mice.MiceOfferPage",
        verbose_name=_("business offer"),
        on_delete=models.CASCADE,
        related_name="rooms",
    )
    name = models.CharField(_("name"), max_length=120)
    area_m2 = models.DecimalField(
        _("area in square metres"),
        max_digits=7,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(1)), MaxValueValidator(Decimal(200_000))],
        help_text=_("Between 1 and 200,000 square metres."),
    )
    ceiling_height_m = models.DecimalField(
        _("ceiling height in metres"),
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(1)), MaxValueValidator(Decimal(60))],
        help_text=_("Between 1 and 60 metres."),
    )
    daylight = models.CharField(
        _("daylight"), max_length=10, choices=YesNoUnknown.choices, default=YesNoUnknown.UNKNOWN
    )
    step_free = models.CharField(
        _("step-free access"), max_length=10, choices=StepFreeAccess.choices, default=StepFreeAccess.UNKNOWN
    )
    fire_safety_max = models.PositiveIntegerField(
        _("people allowed by fire regulations"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
        help_text=_("No layout may have more seats than this."),
    )
    seats_theatre = _seats(RoomLayout.THEATRE)
    seats_classroom = _seats(RoomLayout.CLASSROOM)
    seats_boardroom = _seats(RoomLayout.BOARDROOM)
    seats_u_shape = _seats(RoomLayout.U_SHAPE)
    seats_banquet = _seats(RoomLayout.BANQUET)
    seats_cocktail = _seats(RoomLayout.COCKTAIL)

    panels: ClassVar = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("area_m2"), FieldPanel("ceiling_height_m"), FieldPanel("fire_safety_max")]),
        FieldRowPanel([FieldPanel("daylight"), FieldPanel("step_free")]),
        FieldRowPanel([FieldPanel(column) for column in SEAT_COLUMNS.values()], heading=_("Seats by layout")),
    ]

    class Meta(TranslatableRow.Meta):
        verbose_name = _("meeting room")
        verbose_name_plural = _("meeting rooms")
