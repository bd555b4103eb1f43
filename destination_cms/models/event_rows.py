"""Rows of an event: the districts it affects, places outside of the destination, what it leads to, and its figures."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from ..localize import same_in_every_language
from .facts import FactRow
from .fields import LocationField
from .links import ContentLinkMixin
from .reference_keys import reference_key
from .rows import OrderedRow, TranslatableRow
from .taxonomy import EventTag
from .widgets import LocationWidget

__all__ = ["EventDistrict", "EventFact", "EventLink", "EventPlaceElsewhere"]


class EventDistrict(OrderedRow):
    """A district that an event affects."""

    event_tag = ParentalKey(EventTag, verbose_name=_("event tag"), on_delete=models.CASCADE, related_name="districts")
    district = reference_key("destination_cms.District", _("district"), blank=False)

    panels: ClassVar = [FieldPanel("district")]

    class Meta(OrderedRow.Meta):
        db_table = "destination_event_district"
        verbose_name = _("district")
        verbose_name_plural = _("districts")


class EventPlaceElsewhere(TranslatableRow):
    """A place of an event in another town, such as a hotel. It is not content of the destination."""

    event_tag = ParentalKey(
        EventTag, verbose_name=_("event tag"), on_delete=models.CASCADE, related_name="places_elsewhere"
    )
    name = models.CharField(_("name"), max_length=120)
    town = models.CharField(_("town"), max_length=80)
    location = LocationField(_("position"), null=True, blank=True)
    website = models.URLField(_("website"), blank=True)

    override_translatable_fields: ClassVar = same_in_every_language("website")

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("town")]),
        FieldPanel("location", widget=LocationWidget),
        FieldPanel("website"),
    ]

    class Meta(TranslatableRow.Meta):
        db_table = "destination_event_place"
        verbose_name = _("place outside of the destination")
        verbose_name_plural = _("places outside of the destination")


class EventLink(ContentLinkMixin):
    """Content that an event leads to: a circuit, an offer."""

    event_tag = ParentalKey(EventTag, verbose_name=_("event tag"), on_delete=models.CASCADE, related_name="links")

    class Meta(ContentLinkMixin.Meta):
        db_table = "destination_event_link"


class EventFact(FactRow):
    """A figure of an event: visitors, nights, tonnes."""

    event_tag = ParentalKey(EventTag, verbose_name=_("event tag"), on_delete=models.CASCADE, related_name="facts")

    class Meta(FactRow.Meta):
        db_table = "destination_event_fact"
