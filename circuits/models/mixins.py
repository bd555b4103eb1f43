"""Fields of circuits and spots, free of ``Page``."""

from typing import ClassVar

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from destination_cms.admin.panels import LocationPanel
from destination_cms.choices import Month, StepFreeAccess, YesNoUnknown
from destination_cms.localize import same_in_every_language
from destination_cms.models.accessibility import AccessibilityMixin
from destination_cms.models.choice_lists import ChoiceListField, ChoiceListPanel
from destination_cms.models.fields import LocationField, phone_field
from destination_cms.models.mixins import BodyMixin, IllustratedMixin, TeaserMixin
from destination_cms.models.opening_hours import OpeningHoursMixin
from destination_cms.models.past_dates import refuse_future
from destination_cms.models.reference_keys import reference_key
from destination_cms.models.tracks import TrackMixin

from ..choices import Difficulty, Placement, PracticeMode, SpotKind, TourType, VisitorGroup, VisitPolicy
from .fields import duration_field
from .near_positions import refuse_far_positions


class CircuitMixin(AccessibilityMixin, OpeningHoursMixin, TrackMixin, TeaserMixin, IllustratedMixin, BodyMixin):
    """A route that visits spots in an order; DATAtourisme ``Tour``, schema.org ``TouristTrip``."""

    practice_mode = models.CharField(
        _("way of travelling"), max_length=20, choices=PracticeMode.choices, default=PracticeMode.WALK
    )
    tour_type = models.CharField(_("shape"), max_length=20, choices=TourType.choices, default=TourType.LOOP)
    difficulty = models.CharField(_("difficulty"), max_length=20, choices=Difficulty.choices, blank=True)
    length_m = models.PositiveIntegerField(
        _("length in metres"),
        null=True,
        blank=True,
        validators=[MinValueValidator(50), MaxValueValidator(200_000)],
        help_text=_("Between 50 and 200,000 metres. If empty, the length of the track."),
    )
    duration_minutes = duration_field()
    step_free = models.CharField(
        _("step-free"),
        max_length=10,
        choices=StepFreeAccess.choices,
        default=StepFreeAccess.UNKNOWN,
        help_text=_("Whether the whole circuit can be travelled without steps."),
    )
    start_label = models.CharField(
        _("start"), max_length=120, blank=True, help_text=_("Where it starts, as people call the place.")
    )
    end_label = models.CharField(
        _("end"), max_length=120, blank=True, help_text=_("Where it ends, as people call the place; empty for a loop.")
    )
    season_months = ChoiceListField(
        _("months"),
        choices=Month.choices,
        blank=True,
        help_text=_("Months in which it can be travelled; none for the whole year."),
    )
    suitable_for = ChoiceListField(_("suitable for"), choices=VisitorGroup.choices, blank=True)
    safety_advice = models.TextField(
        _("safety advice"),
        blank=True,
        validators=[MaxLengthValidator(500)],
        help_text=_("Plain text, 500 characters at most."),
    )

    class Meta:
        abstract = True

    route_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("practice_mode"), FieldPanel("tour_type"), FieldPanel("difficulty")]),
            FieldRowPanel([FieldPanel("length_m"), FieldPanel("duration_minutes"), FieldPanel("step_free")]),
        ],
        heading=_("The route"),
    )
    access_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("start_label"), FieldPanel("end_label")]),
            ChoiceListPanel("season_months"),
            ChoiceListPanel("suitable_for"),
            FieldPanel("safety_advice"),
        ],
        heading=_("Where, when and for whom"),
    )


class SpotMixin(AccessibilityMixin, OpeningHoursMixin, TeaserMixin, IllustratedMixin, BodyMixin):
    """A place to visit; DATAtourisme ``PointOfInterest``, schema.org ``TouristAttraction``."""

    kind = models.CharField(_("kind"), max_length=20, choices=SpotKind.choices, default=SpotKind.MONUMENT)
    location = LocationField(_("position"), null=True, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    district = reference_key("destination_cms.District", _("district"))
    step_free = models.CharField(
        _("step-free access"), max_length=10, choices=StepFreeAccess.choices, default=StepFreeAccess.UNKNOWN
    )
    host = reference_key(
        "destination_cms.Organisation",
        _("host"),
        _("The organisation that one visits here, or that receives visitors."),
    )
    visit_minutes = models.PositiveSmallIntegerField(
        _("minutes of a visit"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(24 * 60)],
        help_text=_("Between 1 minute and 1,440 (24 hours); empty if it is not known."),
    )
    phone = phone_field()
    website = models.URLField(_("website of the place"), blank=True)
    entrance_location = LocationField(
        _("position of the entrance"),
        null=True,
        blank=True,
        help_text=_("Where visitors go in; empty where that is the position of the place."),
    )
    viewpoint_location = LocationField(
        _("position of the viewpoint"),
        null=True,
        blank=True,
        help_text=_("Where one stands to look at the place; empty if it is not known."),
    )
    viewpoint_heading_deg = models.PositiveSmallIntegerField(
        _("heading in degrees"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(359)],
        help_text=_(
            "Where to look from the viewpoint, clockwise from true north: 0 is north, 90 east, 180 south, 270 west; "
            "between 0 and 359."
        ),
    )
    placement = models.CharField(
        _("indoors or outdoors"), max_length=10, choices=Placement.choices, default=Placement.UNKNOWN
    )
    visit_policy = models.CharField(
        _("who may enter"), max_length=20, choices=VisitPolicy.choices, default=VisitPolicy.UNKNOWN
    )
    free_of_charge = models.CharField(
        _("free of charge"), max_length=10, choices=YesNoUnknown.choices, default=YesNoUnknown.UNKNOWN
    )
    price = models.CharField(
        _("price in words"),
        max_length=250,
        blank=True,
        help_text=_("For example: €8, reduced €5, free below 12 years; 250 characters at most."),
    )
    audio = reference_key("destination_cms.Audio", _("recording about the place"))
    last_verified_on = models.DateField(_("last verified on"), null=True, blank=True)

    override_translatable_fields: ClassVar = [
        *OpeningHoursMixin.override_translatable_fields,
        *same_in_every_language("address", "phone", "website"),
    ]

    class Meta:
        abstract = True

    place_panel = MultiFieldPanel(
        [LocationPanel("location"), FieldPanel("address"), FieldPanel("district"), FieldPanel("step_free")],
        heading=_("Where it is"),
    )
    entrance_panel = MultiFieldPanel(
        [
            LocationPanel("entrance_location", zoom=18),
            LocationPanel("viewpoint_location", zoom=18),
            FieldPanel("viewpoint_heading_deg"),
        ],
        heading=_("Entrance and viewpoint"),
        classname="collapsed",
    )
    visit_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("visit_policy"), FieldPanel("placement")]),
            FieldRowPanel([FieldPanel("visit_minutes"), FieldPanel("phone")]),
            FieldRowPanel([FieldPanel("free_of_charge"), FieldPanel("price")]),
            FieldPanel("website"),
            FieldPanel("audio"),
        ],
        heading=_("The visit"),
    )

    def clean(self) -> None:
        """Reject what cannot be: a verification in the future, an entrance in another town. A draft is kept as it is.

        Raises:
            ValidationError: keyed by field.
        """
        super().clean()
        refuse_future("last_verified_on", self.last_verified_on, of=self)
        refuse_far_positions(self)
