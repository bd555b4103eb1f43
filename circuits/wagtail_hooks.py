"""Registrations of the circuits vertical, nothing else."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import path
from django.utils.translation import ngettext
from wagtail import hooks

from destination_cms.verticals import HOOK_NAME, Vertical

from .hidden_stops import hidden_stop_titles
from .models import CircuitPage
from .page_warnings import warnings_of
from .stop_order import order_stops, place_stops
from .vertical import vertical
from .waypoint_stops import match_waypoints


@hooks.register(HOOK_NAME)
def register_circuits() -> Vertical:
    """Return the circuits vertical."""
    return vertical


@hooks.register("after_publish_page")
def tell_about_hidden_stops(request: HttpRequest, page: Any) -> None:
    """Tell the editor which stops are left out until their spot is published."""
    titles = hidden_stop_titles(page.specific) if isinstance(page.specific, CircuitPage) else []
    if titles:
        text = ngettext(
            "%(count)d stop is not shown yet, because its spot is not published: %(titles)s. "
            "It appears once the spot is published.",
            "%(count)d stops are not shown yet, because their spots are not published: %(titles)s. "
            "They appear once the spots are published.",
            len(titles),
        )
        messages.warning(request, text % {"count": len(titles), "titles": ", ".join(titles)})


@hooks.register("after_publish_page")
def warn_about_track(request: HttpRequest, page: Any) -> None:
    """Warn the editor of a circuit without a track, and of stops that are not where the track leads."""
    for sentence in warnings_of(page.specific) if isinstance(page.specific, CircuitPage) else ():
        messages.warning(request, sentence)


@hooks.register("register_admin_urls")
def register_order_of_stops() -> list[Any]:
    """Add what the editor of stops asks: their order along the track, where they are, and spots at points of a file."""
    return [
        path("destination-circuits/order-stops/", order_stops, name="destination_order_stops"),
        path("destination-circuits/place-stops/", place_stops, name="destination_place_stops"),
        path("destination-circuits/match-waypoints/", match_waypoints, name="destination_match_waypoints"),
    ]
