"""Panels of the page editor that any kind of content may use."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.compare import FieldComparison, TextDiff, register_comparison_class
from wagtail.admin.panels import FieldPanel
from wagtailgeowidget.panels import LeafletPanel

from ..geo import Point, haversine_m
from ..models.fields import LocationField
from ..models.widgets import LocationWidget

__all__ = ["ContentChooserPanel", "LocationComparison", "LocationPanel"]


class LocationComparison(FieldComparison):
    """Two revisions of a position, with the metres between them."""

    val_a: Point | None
    val_b: Point | None

    def htmldiff(self) -> str:
        """Return the old and the new position as marked-up text, and how far the move was."""
        if not self.has_changed():
            return _marked_up([("equal", self.val_a)])
        diff = _marked_up([("deletion", self.val_a), ("addition", self.val_b)])
        if self.val_a is None or self.val_b is None:
            return diff
        moved = _("moved by %(distance_m)s m") % {"distance_m": f"{haversine_m(self.val_a, self.val_b):.0f}"}
        return format_html("{} ({})", diff, moved)


def _marked_up(changes: list[tuple[str, Point | None]]) -> SafeString:
    diff: SafeString = TextDiff(
        [(kind, point) for kind, point in changes if point is not None], separator=" "
    ).to_html()
    return diff


# For adopters who name the field in a plain FieldPanel.
register_comparison_class(LocationField, comparison_class=LocationComparison)


class ContentChooserPanel(FieldPanel):
    """Choose a page of one kind from a list with images, states and positions.

    A key to a model that no vertical publishes gets Wagtail's own chooser.
    """

    def get_form_options(self) -> dict[str, Any]:
        """Return the options of a field panel, with the chooser of the kind."""
        # Wagtail's views need apps that are ready; models are read before they are.
        from .choosers import chooser_widget

        options: dict[str, Any] = super().get_form_options()
        widget = chooser_widget(self.db_field.related_model)
        if widget is not None:
            options["widgets"] = {**options.get("widgets", {}), self.field_name: widget}
        return options


class LocationPanel(LeafletPanel):
    """Pick a position on a map, type it, or remove it.

    Args:
        field_name: a ``LocationField`` of the model.
        zoom: zoom level of the map when a position is known, 0 (the world) to 19 (a door).
        address_field: name of a field that stands in a ``GeoAddressPanel``, whose finds then move the
            marker. Such a panel sends what is typed to an outside service; without it nothing is sent.
    """

    def __init__(
        self, field_name: str, *, zoom: int | None = None, address_field: str = "", classname: str = "", **kwargs: Any
    ) -> None:
        """Take the arguments of ``FieldPanel`` and those named above."""
        # Every panel is cloned with the options of its parent; a box that may be hidden has no use here.
        kwargs.pop("hide_latlng", None)
        kwargs.pop("zoom_field", None)
        super().__init__(field_name, zoom=zoom, address_field=address_field, **kwargs)
        # The parent loses it.
        self.classname = classname

    def widget_overrides(self) -> dict[str, LocationWidget]:
        """Return the widget of the field."""
        return {self.field_name: LocationWidget(zoom=self.zoom, address_field=self.address_field)}

    def format_value_for_display(self, value: Point | None) -> str:
        """Return the text of a panel that may not be edited."""
        return _("No position") if value is None else str(value)

    def get_comparison_class(self) -> type[LocationComparison]:
        """Return the comparison that tells the distance of a move."""
        return LocationComparison
