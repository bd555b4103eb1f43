"""Kinds of spots in the words of others: the classes of DATAtourisme and the types of schema.org.

``docs/reference/kinds-of-spots.md`` holds the same as a table.
"""

from typing import NamedTuple

from .choices import SpotKind

__all__ = ["KINDS_OF_SPOTS", "NamesOfKind", "names_of_kind"]


class NamesOfKind(NamedTuple):
    """What others call a kind of spots.

    Attributes:
        datatourisme: class of the ontology of DATAtourisme, without its namespace.
        schema_org: types of schema.org, the general one first. A place that people only pass through or sleep in is
            not a ``TouristAttraction``.
    """

    datatourisme: str
    schema_org: tuple[str, ...]


#: Where the others have no class of the same meaning, the next more general one stands.
KINDS_OF_SPOTS: dict[str, NamesOfKind] = {
    SpotKind.MONUMENT: NamesOfKind("RemarkableBuilding", ("TouristAttraction", "LandmarksOrHistoricalBuildings")),
    SpotKind.MUSEUM: NamesOfKind("Museum", ("TouristAttraction", "Museum")),
    # A Sculpture of schema.org is a work and not a place.
    SpotKind.ARTWORK: NamesOfKind("CulturalSite", ("TouristAttraction",)),
    SpotKind.PARK: NamesOfKind("ParkAndGarden", ("TouristAttraction", "Park")),
    SpotKind.VIEWPOINT: NamesOfKind("PointOfView", ("TouristAttraction",)),
    SpotKind.SMART_CITY: NamesOfKind("TechnicalHeritage", ("TouristAttraction",)),
    SpotKind.COMPANY_SITE: NamesOfKind("BusinessPlace", ("TouristAttraction", "LocalBusiness")),
    SpotKind.VENUE: NamesOfKind("BusinessPlace", ("TouristAttraction", "EventVenue")),
    SpotKind.HOTEL: NamesOfKind("Hotel", ("Hotel",)),
    SpotKind.TRANSPORT: NamesOfKind("Transport", ("CivicStructure",)),
    SpotKind.SERVICE: NamesOfKind("ConvenientService", ("CivicStructure",)),
}
#: For a value that an older version stored and this one does not know.
_ANY_PLACE = NamesOfKind("PlaceOfInterest", ("Place",))


def names_of_kind(kind: str) -> NamesOfKind:
    """Return what others call a kind; the most general names for one that is not known."""
    return KINDS_OF_SPOTS.get(kind, _ANY_PLACE)
