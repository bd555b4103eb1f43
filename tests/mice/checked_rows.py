"""The rows of an offer, for the core's test of all rows."""

from mice.models import MiceOfferPage
from tests.core.models.checked_rows import Rows
from tests.core.models.test_organisations import add_organisation

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
            "organisations": ({"organisation": "HOST"}, ""),
        },
        lambda destination: {"HOST": str(add_organisation(destination).pk)},
    ),
)
