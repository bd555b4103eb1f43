"""Choices of layers of augmented reality. Values are stored and served; labels are translated."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["AltitudeMode", "Anchor", "Occlusion", "Reveal", "VerticalDatum", "ViewingDevice"]


class Reveal(models.TextChoices):
    """Where what is shown lies, seen from what the eye sees: in space, or in time."""

    BENEATH = "BENEATH", _("Beneath")
    BEHIND = "BEHIND", _("Behind")
    INSIDE = "INSIDE", _("Inside")
    ABOVE = "ABOVE", _("Above")
    BEFORE = "BEFORE", _("Before, in the past")
    AFTER = "AFTER", _("After, in the future")


class Anchor(models.TextChoices):
    """What an app recognises to place the model."""

    SURFACE = "SURFACE", _("On the ground in front of the visitor")
    GEOPOSE = "GEOPOSE", _("At its position on the Earth")
    IMAGE_TARGET = "IMAGE_TARGET", _("On an image that is recognised")
    QR_MARKER = "QR_MARKER", _("On the QR code of the stop")


class AltitudeMode(models.TextChoices):
    """What a height is counted from; the three kinds of anchors of ARCore's geospatial API."""

    TERRAIN = "TERRAIN", _("the ground")
    ROOFTOP = "ROOFTOP", _("the roof")
    WGS84 = "WGS84", _("a datum")


class VerticalDatum(models.TextChoices):
    """Surface of which a height above a datum is told. GeoPose knows the ellipsoid alone."""

    ELLIPSOID = "ELLIPSOID", _("WGS84 ellipsoid (GPS)")
    EGM2008 = "EGM2008", _("EGM2008 geoid")
    NGF_IGN69 = "NGF_IGN69", _("NGF-IGN69 (French maps)")


class Occlusion(models.TextChoices):
    """How the real world hides the model."""

    CUTAWAY = "CUTAWAY", _("cut open")
    XRAY = "XRAY", _("seen through")
    PORTAL = "PORTAL", _("through an opening")
    OVERLAY = "OVERLAY", _("over everything")


class ViewingDevice(models.TextChoices):
    BOTH = "BOTH", _("telephones and glasses")
    PHONE = "PHONE", _("telephones")
    GLASSES = "GLASSES", _("glasses")
