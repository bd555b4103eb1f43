"""The concrete pages: a mixin of fields with Wagtail's ``Page`` on top."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page

from destination_cms.models.headless import HeadlessMixin
from destination_cms.panels import LocationPanel

from .mixins import CircuitMixin, SpotMixin


class CircuitPage(CircuitMixin, HeadlessMixin, Page):
    """A circuit of ordered stops."""

    template = "destination_circuits/circuit_page.html"

    page_description = _("A route from place to place, with what is told at each stop.")

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("teaser"),
        CircuitMixin.cover_panel,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("practice_mode"), FieldPanel("tour_type"), FieldPanel("difficulty")]),
                FieldRowPanel([FieldPanel("length_m"), FieldPanel("duration_minutes"), FieldPanel("is_step_free")]),
            ],
            heading=_("The route"),
        ),
        InlinePanel("stops", heading=_("Stops"), label=_("Stop")),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("circuit")
        verbose_name_plural = _("circuits")


class SpotPage(SpotMixin, HeadlessMixin, Page):
    """A spot: a place of its own, which any number of circuits may visit."""

    template = "destination_circuits/spot_page.html"

    page_description = _("A place to visit, where any number of circuits may stop.")

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("teaser"),
        SpotMixin.cover_panel,
        MultiFieldPanel(
            [LocationPanel("location"), FieldPanel("address"), FieldPanel("district"), FieldPanel("is_step_free")],
            heading=_("Where it is"),
        ),
        FieldPanel("body"),
        FieldPanel("last_verified_on"),
    ]

    class Meta:
        verbose_name = _("spot")
        verbose_name_plural = _("spots")
