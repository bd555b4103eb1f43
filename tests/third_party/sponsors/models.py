"""The editing side: a sponsored circuit, a circuit with additional fields."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string

from circuits.models import CircuitPage

from .choices import SponsorTier
from .index import SponsoredCircuitIndex

__all__ = ["SponsoredCircuitIndex", "SponsoredCircuitPage"]


class SponsoredCircuitPage(CircuitPage):
    sponsor_name = models.CharField(_("sponsor"), max_length=120)
    sponsor_tier = models.CharField(_("tier"), max_length=10, choices=SponsorTier.choices, default=SponsorTier.SILVER)
    sponsor_logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sponsored_since = models.PositiveIntegerField(
        _("sponsored since"), null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    contract_number = models.CharField(max_length=40, blank=True)

    content_panels: ClassVar = [
        *CircuitPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("sponsor_name"),
                FieldPanel("sponsor_tier"),
                FieldPanel("sponsor_logo"),
                FieldPanel("sponsored_since"),
            ],
            heading=_("Sponsor"),
        ),
    ]

    class Meta:
        verbose_name = _("sponsored circuit")
        verbose_name_plural = _("sponsored circuits")
