"""The map of the front draws what there is, whatever the places are like."""

import re
from typing import TYPE_CHECKING

import pytest

from .visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Route

pytestmark = pytest.mark.browser

CIRCUIT = "/fr/issy-ville-intelligente-a-pied/"


def at_one_point(route: "Route") -> None:
    """Answer with the page, and with all its places at one point."""
    response = route.fetch()
    body = re.sub(r'"latitude": [\d.]+, "longitude": [\d.]+', '"latitude": 48.82, "longitude": 2.27', response.text())
    route.fulfill(response=response, body=body)


def test_a_circuit_at_one_point_has_a_map(visitor: Visitor) -> None:
    visitor.page.route(f"**{CIRCUIT}", at_one_point)

    visitor.open(CIRCUIT)

    stops = visitor.page.locator("ol.stops > li").count()
    assert stops > 1
    assert visitor.page.locator(".leaflet-marker-icon").count() == stops
    assert visitor.page.locator(".leaflet-control-scale-line").inner_text()
