"""Fields of business offers, free of ``Page``."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from destination_cms.localize import same_in_every_language
from destination_cms.models.drafts import is_kept_as_draft
from destination_cms.models.fields import LocationField
from destination_cms.models.mixins import BodyMixin, IllustratedMixin, TeaserMixin
from destination_cms.models.past_dates import refuse_future
from destination_cms.models.reference_keys import reference_key

from ..capacity import Fault, group_fault
from ..choices import OfferKind, Setting

MAX_PEOPLE = 100_000
MAX_HOTEL_ROOMS = 20_000


class MiceIndexMixin(TeaserMixin, IllustratedMixin, BodyMixin):
    """An index page of the offers below it; schema.org ``CollectionPage``."""

    class Meta:
        abstract = True


class MiceOfferMixin(TeaserMixin, IllustratedMixin, BodyMixin):
    """An offer to event organisers; Apidae ``tourismeAffaires``, OpenTravel ``MeetingCenter``."""

    kind = models.CharField(_("kind"), max_length=20, choices=OfferKind.choices, default=OfferKind.MEETING)
    setting = models.CharField(_("indoors or outdoors"), max_length=10, choices=Setting.choices, default=Setting.INDOOR)
    participants_min = models.PositiveIntegerField(
        _("smallest group"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_PEOPLE)],
        help_text=_("Number of people, 1 to 100,000; empty if there is no minimum."),
    )
    participants_max = models.PositiveIntegerField(
        _("largest group"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_PEOPLE)],
        help_text=_("Number of people, 1 to 100,000; empty if there is no maximum."),
    )
    duration_minutes = models.PositiveIntegerField(
        _("duration in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(15), MaxValueValidator(14 * 24 * 60)],
        help_text=_("Between 15 minutes and 20,160 (14 days); empty if the client decides."),
    )
    room_count = models.PositiveIntegerField(
        _("hotel rooms"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_HOTEL_ROOMS)],
        help_text=_("Number of hotel rooms, 1 to 20,000; for accommodation."),
    )
    contact_email = models.EmailField(
        _("contact email"),
        blank=True,
        help_text=_("The address of a team, such as congres@example.com, not of a person."),
    )
    location = LocationField(_("position"), null=True, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    district = reference_key("destination_cms.District", _("district"))
    last_verified_on = models.DateField(
        _("last verified on"), null=True, blank=True, help_text=_("Date on which this information was last verified.")
    )

    override_translatable_fields: ClassVar = same_in_every_language("address")

    class Meta:
        abstract = True

    def publishing_faults(self) -> list[Fault]:
        """Return what must be corrected before this can be published."""
        fault = group_fault(self.participants_min, self.participants_max)
        return [fault] if fault else []

    def clean(self) -> None:
        """Reject a verification date in the future and faults that prevent publication, unless it is a draft.

        Raises:
            ValidationError: keyed by field.
        """
        super().clean()
        refuse_future("last_verified_on", self.last_verified_on, of=self)
        if is_kept_as_draft(self):
            return
        errors: dict[str, list[ValidationError]] = {}
        for fault in self.publishing_faults():
            errors.setdefault(fault.field, []).append(fault.error())
        if errors:
            raise ValidationError(errors)
