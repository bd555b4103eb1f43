"""The concrete pages: a mixin of fields with Wagtail's ``Page`` on top."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Page

from destination_cms.models.accessibility import surface_and_label_panels
from destination_cms.models.checked_rows import CheckedRowsMixin
from destination_cms.models.headless import HeadlessMixin
from destination_cms.models.opening_hours import opening_hours_panels
from destination_cms.models.parent_links import parent_link

from .forms import CircuitForm, refuse_empty_circuit
from .mixins import CircuitMixin, SpotMixin
from .stop_panels import StopsOnTrackPanel


class CircuitPage(CircuitMixin, CheckedRowsMixin, HeadlessMixin, Page):  # type: ignore[misc] # save() of a page
    """A circuit of ordered stops."""

    page_ptr = parent_link(Page)

    template = "destination_circuits/circuit_page.html"

    page_description = _("A route that visits spots in an order, with a story at each stop.")
    subpage_types: ClassVar[list[str]] = []
    base_form_class = CircuitForm

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("teaser"),
        CircuitMixin.cover_panel,
        CircuitMixin.route_panel,
        InlinePanel("themes", heading=_("Themes"), label=_("Theme")),
        InlinePanel("other_modes", heading=_("Other ways of travelling"), label=_("Way of travelling")),
        CircuitMixin.track_panel,
        StopsOnTrackPanel(heading=_("Stops along the track")),
        InlinePanel("stops", heading=_("Stops"), label=_("Stop")),
        CircuitMixin.access_panel,
        *opening_hours_panels(),
        InlinePanel("transports", heading=_("Transport to the start"), label=_("Transport")),
        CircuitMixin.accessibility_panel,
        *surface_and_label_panels(),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("circuit")
        verbose_name_plural = _("circuits")

    def clean_with_rows(self) -> None:
        """Refuse an empty circuit wherever it goes live: in a form, in a bulk action, at the end of a workflow.

        Raises:
            ValidationError: keyed by field.
        """
        super().clean_with_rows()
        refuse_empty_circuit(self)


class SpotPage(SpotMixin, CheckedRowsMixin, HeadlessMixin, Page):  # type: ignore[misc] # save() of a page
    """A spot, a place that any number of circuits can visit."""

    page_ptr = parent_link(Page)

    template = "destination_circuits/spot_page.html"

    page_description = _("A place to visit, which any number of circuits can include.")
    subpage_types: ClassVar[list[str]] = []

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("teaser"),
        SpotMixin.cover_panel,
        SpotMixin.place_panel,
        SpotMixin.entrance_panel,
        SpotMixin.visit_panel,
        *opening_hours_panels(),
        SpotMixin.accessibility_panel,
        *surface_and_label_panels(),
        InlinePanel("layers", heading=_("Layers of augmented reality"), label=_("Layer")),
        FieldPanel("host"),
        FieldPanel("body"),
        FieldPanel("last_verified_on"),
    ]

    class Meta:
        verbose_name = _("spot")
        verbose_name_plural = _("spots")
