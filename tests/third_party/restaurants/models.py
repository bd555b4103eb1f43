"""The editing side: the fields in a mixin, the page class, and its inline rows."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page

from destination_cms.admin.panels import LocationPanel
from destination_cms.localize import same_in_every_language
from destination_cms.models import BodyMixin, ContentLinkMixin, IllustratedMixin, TeaserMixin, content_links_panel
from destination_cms.models.checked_rows import CheckedRowsMixin
from destination_cms.models.fields import LocationField
from destination_cms.models.headless import HeadlessMixin
from destination_cms.models.rows import OrderedRow

from .choices import PriceLevel, Weekday
from .index import RestaurantIndex

__all__ = ["OpeningHours", "RestaurantIndex", "RestaurantLink", "RestaurantMixin", "RestaurantPage"]


class RestaurantMixin(TeaserMixin, IllustratedMixin, BodyMixin):
    """Fields of a restaurant; schema.org ``Restaurant``. The mixins add teaser, cover and body."""

    price_level = models.CharField(
        _("price level"), max_length=10, choices=PriceLevel.choices, default=PriceLevel.MIDRANGE
    )
    seat_count = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    location = LocationField(_("position"), null=True, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)

    # An address is not translated.
    override_translatable_fields: ClassVar = same_in_every_language("address")

    class Meta:
        abstract = True


class RestaurantPage(RestaurantMixin, CheckedRowsMixin, HeadlessMixin, Page):
    """``HeadlessMixin`` redirects "View live" to the front-end, or shows a plain page if there is none."""

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("teaser"),
        RestaurantMixin.cover_panel,
        FieldRowPanel([FieldPanel("price_level"), FieldPanel("seat_count")]),
        InlinePanel("opening_hours", heading=_("Opening hours"), label=_("Hours")),
        MultiFieldPanel([LocationPanel("location"), FieldPanel("address")], heading=_("Where it is")),
        FieldPanel("body"),
        content_links_panel(),
    ]

    class Meta:
        verbose_name = _("restaurant")
        verbose_name_plural = _("restaurants")


class OpeningHours(OrderedRow):
    """Opening hours of one day; a day can have several."""

    restaurant = ParentalKey(RestaurantPage, on_delete=models.CASCADE, related_name="opening_hours")
    weekday = models.CharField(_("day"), max_length=10, choices=Weekday.choices)
    opens_at = models.TimeField(_("opens at"))
    closes_at = models.TimeField(_("closes at"))

    panels: ClassVar = [FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens_at"), FieldPanel("closes_at")])]


class RestaurantLink(ContentLinkMixin):
    """A link to any page that is published as content, whatever its app."""

    restaurant = ParentalKey(RestaurantPage, on_delete=models.CASCADE, related_name="links")
