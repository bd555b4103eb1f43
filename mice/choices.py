"""Choices of business offers. Values are stored and served; labels are translated."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from destination_cms.choices import YesNoUnknown


class OfferKind(models.TextChoices):
    """Kind of offer: the four of MICE, and additional services for groups."""

    MEETING = "MEETING", _("Meeting")
    INCENTIVE = "INCENTIVE", _("Incentive")
    CONFERENCE = "CONFERENCE", _("Conference")
    EXHIBITION = "EXHIBITION", _("Exhibition")
    TEAM_BUILDING = "TEAM_BUILDING", _("Team building")
    SHOWROOM_TOUR = "SHOWROOM_TOUR", _("Showroom tour")
    ACCOMMODATION = "ACCOMMODATION", _("Accommodation")
    SERVICE = "SERVICE", _("Service")


class Setting(models.TextChoices):
    INDOOR = "INDOOR", _("Indoors")
    OUTDOOR = "OUTDOOR", _("Outdoors")
    BOTH = "BOTH", _("Indoors and outdoors")


class EquipmentKind(models.TextChoices):
    AR_GLASSES = "AR_GLASSES", _("Augmented reality glasses")
    TABLET = "TABLET", _("Tablets")
    AUDIO_GUIDE = "AUDIO_GUIDE", _("Audio guides")
    BICYCLE = "BICYCLE", _("Bicycles")
    SCREEN = "SCREEN", _("Screens")
    SOUND_SYSTEM = "SOUND_SYSTEM", _("Sound systems")
    VIDEO_CONFERENCE = "VIDEO_CONFERENCE", _("Video conference sets")
    INTERPRETING_BOOTH = "INTERPRETING_BOOTH", _("Interpreting booths")
    HEARING_LOOP = "HEARING_LOOP", _("Hearing loops")


class PriceBasis(models.TextChoices):
    """Unit that a price applies to."""

    PER_PERSON = "PER_PERSON", _("Per person")
    PER_GROUP = "PER_GROUP", _("Per group")
    PER_ROOM = "PER_ROOM", _("Per room")
    FLAT = "FLAT", _("For the whole")


class PricePeriod(models.TextChoices):
    """Period that a price applies to."""

    ONCE = "ONCE", _("Once")
    PER_HOUR = "PER_HOUR", _("Per hour")
    PER_HALF_DAY = "PER_HALF_DAY", _("Per half-day")
    PER_DAY = "PER_DAY", _("Per day")
    PER_EVENING = "PER_EVENING", _("Per evening")
    PER_NIGHT = "PER_NIGHT", _("Per night")
    # The packages by which venues sell seminars; each includes the meeting room, breaks and lunch.
    DAY_DELEGATE = "DAY_DELEGATE", _("Day delegate package")
    SEMI_RESIDENTIAL = "SEMI_RESIDENTIAL", _("Semi-residential package")
    RESIDENTIAL = "RESIDENTIAL", _("Residential package")


#: Whether a price includes value added tax, in the words of price lists.
VAT_LABELS = (
    (YesNoUnknown.UNKNOWN, _("Not specified")),
    (YesNoUnknown.YES, _("Including VAT")),
    (YesNoUnknown.NO, _("Excluding VAT")),
)


class Currency(models.TextChoices):
    """ISO 4217 codes."""

    EUR = "EUR", _("Euro")
    GBP = "GBP", _("Pound sterling")
    USD = "USD", _("US dollar")
    CHF = "CHF", _("Swiss franc")
