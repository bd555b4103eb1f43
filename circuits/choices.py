"""Choices of circuits and spots. Values are stored and served; labels are translated."""

from django.db import models
from django.utils.translation import gettext_lazy as _

#: Metres of the circle in which the story of a stop starts; izi.TRAVEL advises 65 to 100 where there is room.
DEFAULT_RADIUS_M = 50


class Difficulty(models.TextChoices):
    """Five levels, as in Apidae's colours and Cirkwi's scale of 1 to 8."""

    VERY_EASY = "VERY_EASY", _("Very easy")
    EASY = "EASY", _("Easy")
    MODERATE = "MODERATE", _("Moderate")
    DIFFICULT = "DIFFICULT", _("Difficult")
    VERY_DIFFICULT = "VERY_DIFFICULT", _("Very difficult")


class TourType(models.TextChoices):
    LOOP = "LOOP", _("Loop")
    THERE_AND_BACK = "THERE_AND_BACK", _("There and back")
    ONE_WAY = "ONE_WAY", _("One way")


class PracticeMode(models.TextChoices):
    """How the circuit is travelled; after DATAtourisme's practice conditions."""

    WALK = "WALK", _("On foot")
    BIKE = "BIKE", _("By bike")
    ROLLER = "ROLLER", _("On rollers")
    WHEELCHAIR = "WHEELCHAIR", _("By wheelchair")
    PUBLIC_TRANSPORT = "PUBLIC_TRANSPORT", _("By public transport")


class VisitorGroup(models.TextChoices):
    """For whom a circuit is made; DATAtourisme ``hasAudience``."""

    FAMILIES = "FAMILIES", _("Families")
    CHILDREN = "CHILDREN", _("Children")
    SENIORS = "SENIORS", _("Seniors")
    COUPLES = "COUPLES", _("Couples")
    GROUPS = "GROUPS", _("Groups")
    SCHOOLS = "SCHOOLS", _("Schools")
    BUSINESS = "BUSINESS", _("Business visitors")


class TransportMode(models.TextChoices):
    """Public and shared transport to the start of a circuit; after GTFS's route types."""

    METRO = "METRO", _("Metro")
    TRAM = "TRAM", _("Tram")
    TRAIN = "TRAIN", _("Train")
    BUS = "BUS", _("Bus")
    BOAT = "BOAT", _("Boat")
    SHARED_BIKE = "SHARED_BIKE", _("Shared bikes")


class StopTrigger(models.TextChoices):
    """What starts the story of a stop in an app; izi.TRAVEL ``trigger_zones``, number pad, QR."""

    NONE = "NONE", _("Nothing: visitors choose the stop themselves")
    GEOFENCE = "GEOFENCE", _("Coming near")
    POLYGON = "POLYGON", _("Entering a zone")
    QR = "QR", _("Scanning a QR code on site")
    MANUAL_CODE = "MANUAL_CODE", _("Typing a code that is written on site")


class SpotKind(models.TextChoices):
    MONUMENT = "MONUMENT", _("Monument")
    MUSEUM = "MUSEUM", _("Museum")
    ARTWORK = "ARTWORK", _("Artwork")
    PARK = "PARK", _("Park or garden")
    VIEWPOINT = "VIEWPOINT", _("Viewpoint")
    SMART_CITY = "SMART_CITY", _("Smart city")
    COMPANY_SITE = "COMPANY_SITE", _("Company site")
    VENUE = "VENUE", _("Venue")
    HOTEL = "HOTEL", _("Hotel")
    TRANSPORT = "TRANSPORT", _("Transport")
    SERVICE = "SERVICE", _("Service")


class Placement(models.TextChoices):
    """Whether a visit is indoors, which decides on a rainy day; izi.TRAVEL ``placement``."""

    UNKNOWN = "UNKNOWN", _("Unknown")
    INDOOR = "INDOOR", _("Indoors")
    OUTDOOR = "OUTDOOR", _("Outdoors")
    BOTH = "BOTH", _("Indoors and outdoors")


class VisitPolicy(models.TextChoices):
    """Who may enter a spot."""

    UNKNOWN = "UNKNOWN", _("Unknown")
    OPEN = "OPEN", _("Open to everybody, in its hours")
    BY_APPOINTMENT = "BY_APPOINTMENT", _("By appointment")
    OUTSIDE_ONLY = "OUTSIDE_ONLY", _("To be seen from outside only")
