"""Inline rows of an offer: languages, equipment, prices, certifications, links."""

from decimal import Decimal
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from destination_cms.choices import SpokenLanguage, YesNoUnknown
from destination_cms.models import ContentLinkMixin
from destination_cms.models.reference_keys import reference_key
from destination_cms.models.rows import OrderedRow, TranslatableRow

from ..choices import VAT_LABELS, Currency, EquipmentKind, PriceBasis, PricePeriod

_OFFER = "destination_mice.MiceOfferPage"


class OfferLanguage(OrderedRow):
    """A language that the offer is available in."""

    offer = ParentalKey(_OFFER, verbose_name=_("business offer"), on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=10, choices=SpokenLanguage.choices)

    class Meta(OrderedRow.Meta):
        verbose_name = _("language")
        verbose_name_plural = _("languages")


class OfferEquipment(OrderedRow):
    """A kind of available equipment, and its quantity."""

    offer = ParentalKey(_OFFER, verbose_name=_("business offer"), on_delete=models.CASCADE, related_name="equipment")
    kind = models.CharField(_("equipment"), max_length=20, choices=EquipmentKind.choices)
    quantity = models.PositiveIntegerField(
        _("number"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10_000)],
        help_text=_("Number of pieces, 1 to 10,000; may be empty."),
    )

    panels: ClassVar = [FieldRowPanel([FieldPanel("kind"), FieldPanel("quantity")])]

    class Meta(OrderedRow.Meta):
        verbose_name = _("equipment")
        verbose_name_plural = _("equipment")


class OfferOrganisation(OrderedRow):
    """An organisation behind the offer; the first one receives the guests."""

    offer = ParentalKey(
        _OFFER, verbose_name=_("business offer"), on_delete=models.CASCADE, related_name="organisations"
    )
    organisation = reference_key("destination_cms.Organisation", _("organisation"), blank=False)

    panels: ClassVar = [FieldPanel("organisation")]

    class Meta(OrderedRow.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")


class PriceLine(TranslatableRow):
    """A price; schema.org ``UnitPriceSpecification``. Without an amount it is on request."""

    offer = ParentalKey(_OFFER, verbose_name=_("business offer"), on_delete=models.CASCADE, related_name="price_lines")
    label = models.CharField(_("name of the price"), max_length=120)
    amount = models.DecimalField(
        _("amount"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(10_000_000))],
        help_text=_("Between 0 and 10,000,000; empty for a price on request."),
    )
    currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices, default=Currency.EUR)
    basis = models.CharField(_("for whom"), max_length=20, choices=PriceBasis.choices, default=PriceBasis.PER_PERSON)
    period = models.CharField(
        _("period or package"), max_length=20, choices=PricePeriod.choices, default=PricePeriod.ONCE
    )
    is_from_price = models.BooleanField(
        _("starting price"), default=False, help_text=_("The lowest price; options may cost more.")
    )
    vat_included = models.CharField(_("VAT"), max_length=10, choices=VAT_LABELS, default=YesNoUnknown.UNKNOWN)

    panels: ClassVar = [
        FieldPanel("label"),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("currency")]),
        FieldRowPanel([FieldPanel("basis"), FieldPanel("period")]),
        FieldRowPanel([FieldPanel("is_from_price"), FieldPanel("vat_included")]),
    ]

    class Meta(TranslatableRow.Meta):
        verbose_name = _("price")
        verbose_name_plural = _("prices")


class Certification(TranslatableRow):
    """A certification by a third party, with its evidence and its last day."""

    offer = ParentalKey(
        _OFFER, verbose_name=_("business offer"), on_delete=models.CASCADE, related_name="certifications"
    )
    label = models.CharField(_("label"), max_length=120, help_text=_("For example ISO 20121 or Clef Verte."))
    evidence_url = models.URLField(
        _("evidence"), blank=True, help_text=_("URL of the certificate, or of a register that lists it.")
    )
    valid_until_on = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("Last day of validity. Readers see this date.")
    )

    class Meta(TranslatableRow.Meta):
        verbose_name = _("certification")
        verbose_name_plural = _("certifications")


class OfferLink(ContentLinkMixin):
    """A link to related content, such as the circuit that the offer follows."""

    offer = ParentalKey(_OFFER, verbose_name=_("business offer"), on_delete=models.CASCADE, related_name="links")
