"""The pages that the writers edit: all of them live at the beginning."""

from typing import Any

from circuits.models import CircuitPage, CircuitStop, SpotPage
from destination_cms.geo.point import Point
from destination_cms.publishing.changes import sweep_deferred
from destination_cms.publishing.sweep import sweep_publications
from tests.destination import Destination

from .load import Load

#: A model and the primary key of a page.
Address = tuple[str, int]
MODELS: dict[str, Any] = {"spot": SpotPage, "circuit": CircuitPage}


def build(load: Load) -> list[list[Address]]:
    """Make the pages, and return those of each writer."""
    home = Destination.create().home
    circuits = load.pages // 3
    with sweep_deferred():
        spots = [
            [
                home.add_child(
                    instance=SpotPage(
                        title=title_of(number, -1), slug=f"s{writer}-{number}", location=Point(48.82, 2.27)
                    )
                )
                for number in range(load.pages - circuits)
            ]
            for writer in range(load.writers)
        ]
        pages = [[("spot", spot.pk) for spot in own] for own in spots]
        for number in range(circuits):
            for writer, own in enumerate(pages):
                stops = [
                    CircuitStop(spot=spots[(writer + step) % load.writers][number], sort_order=step) for step in (0, 1)
                ]
                circuit = CircuitPage(title=title_of(number, -1), slug=f"c{writer}-{number}", stops=stops)
                own.append(("circuit", home.add_child(instance=circuit).pk))
    sweep_publications()
    return pages


def title_of(page: int, turn: int) -> str:
    """Return the title that a page gets at a writer's turn, -1 before the first.

    Of one to four words: Wagtail's search on PostgreSQL rewrites, in the transaction of a publish, every title
    whose number of words is exactly the average. Two writers would lock each other out over that.
    """
    return " ".join([str(turn), "river", "tower", "garden"][: page % 4 + 1])


def turn_of(title: str) -> int:
    """Return the turn at which a title was given."""
    return int(title.partition(" ")[0])


def key_of(address: Address, page: Any) -> str:
    """Return the key of a page's publication."""
    return f"{address[0]}:{page.translation_key}:fr"
