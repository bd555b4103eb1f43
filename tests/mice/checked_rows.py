"""The rows of an offer, for the core's test of all rows."""

from mice.models import MiceOfferPage
from tests.core.models.checked_rows import Rows

from .offers import add_index, add_offer

ROWS = (
    Rows(
        MiceOfferPage,
        lambda destination: add_offer(destination, "Offer", add_index(destination), live=False),
        {
            "languages": ({"language": "fr"}, ""),
            "equipment": ({"kind": "SCREEN"}, ""),
            "rooms": ({"name": "Salle"}, "name"),
            "price_lines": ({"label": "Journée"}, "label"),
            "certifications": ({"label": "ISO 20121"}, "label"),
            "links": ({"content": "SPOT"}, ""),
        },
    ),
)
