"""The concrete pages: a mixin of fields with Wagtail's ``Page`` on top."""

from dataclasses import replace
from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page

from destination_cms.admin.panels import LocationPanel
from destination_cms.models import content_links_panel
from destination_cms.models.checked_rows import CheckedRowsMixin
from destination_cms.models.headless import HeadlessMixin
from destination_cms.models.parent_links import parent_link

from ..capacity import Fault, room_faults
from .forms import MiceOfferForm
from .mixins import MiceIndexMixin, MiceOfferMixin


class MiceIndexPage(MiceIndexMixin, HeadlessMixin, Page):
    """The parent page of business offers."""

    page_ptr = parent_link(Page)

    template = "destination_mice/mice_index_page.html"

    page_description = _("The index page of offers for event organisers; offers are its child pages.")
    subpage_types: ClassVar = ["destination_mice.MiceOfferPage"]

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("teaser"),
        MiceIndexMixin.cover_panel,
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("business events index")
        verbose_name_plural = _("business events indexes")


class MiceOfferPage(MiceOfferMixin, CheckedRowsMixin, HeadlessMixin, Page):  # type: ignore[misc] # save() of a page
    """An offer for a meeting, an incentive, a conference or an exhibition."""

    page_ptr = parent_link(Page)

    template = "destination_mice/mice_offer_page.html"

    page_description = _("A room, an activity, a hotel or a service for event organisers.")
    parent_page_types: ClassVar = ["destination_mice.MiceIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    base_form_class = MiceOfferForm

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("teaser"),
        MiceOfferMixin.cover_panel,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("participants_min"), FieldPanel("participants_max")]),
                FieldRowPanel([FieldPanel("duration_minutes"), FieldPanel("setting"), FieldPanel("room_count")]),
            ],
            heading=_("Group and time"),
        ),
        InlinePanel("languages", heading=_("Languages"), label=_("Language")),
        InlinePanel("equipment", heading=_("Equipment"), label=_("Equipment")),
        InlinePanel("rooms", heading=_("Meeting rooms"), label=_("Meeting room")),
        InlinePanel("price_lines", heading=_("Prices"), label=_("Price")),
        InlinePanel("certifications", heading=_("Certifications"), label=_("Certification")),
        MultiFieldPanel(
            [LocationPanel("location"), FieldPanel("address"), FieldPanel("district")], heading=_("Where it is")
        ),
        InlinePanel("organisations", heading=_("Host and partners"), label=_("Organisation")),
        FieldPanel("contact_email"),
        FieldPanel("body"),
        content_links_panel(),
        FieldPanel("last_verified_on"),
    ]

    class Meta:
        verbose_name = _("business offer")
        verbose_name_plural = _("business offers")

    def publishing_faults(self) -> list[Fault]:
        """Return what must be corrected before this can be published, in the rooms too."""
        faults = super().publishing_faults()
        if self.is_draft is not None:
            # In a form these are the stored rooms; each submitted room is validated separately.
            return faults
        return [*faults, *(replace(fault, field="rooms") for room in self.rooms.all() for fault in room_faults(room))]
