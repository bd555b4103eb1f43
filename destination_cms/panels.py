"""Panels of the page editor that any kind of content may use."""

from wagtailgeowidget.panels import LeafletPanel

__all__ = ["LocationPanel"]


class LocationPanel(LeafletPanel):
    """Pick a position on a map."""
