"""Choices of news. Values are stored and served; labels are translated."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CommentsPolicy(models.TextChoices):
    """Comment policy of an article; the comments are stored elsewhere."""

    OPEN = "OPEN", _("Open: comments appear at once")
    MODERATED = "MODERATED", _("Moderated: comments appear once they are approved")
    CLOSED = "CLOSED", _("Closed: no comments")


class Audience(models.TextChoices):
    """Audience of an article."""

    TRADE = "TRADE", _("Tourism trade")
    ORGANISERS = "ORGANISERS", _("Event organisers")
    PRESS = "PRESS", _("Press")
    RESIDENTS = "RESIDENTS", _("Residents")
    VISITORS = "VISITORS", _("Visitors")
