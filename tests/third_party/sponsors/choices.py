"""Choices shared by the editing side, the filters and GraphQL."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SponsorTier(TextChoices):
    GOLD = "GOLD", _("Gold")
    SILVER = "SILVER", _("Silver")
