"""Districts as apps see them: cover, facts, outline, and what is closed in them."""

from typing import Any

import pytest
from wagtail.images import get_image_model

from destination_cms.models import District, DistrictFact
from destination_cms.projections.districts import districts_of
from tests.core.projections.test_availability import BRIDGE, NOW, add_notice
from tests.destination import Destination
from tests.projecting import project

SQUARE: Any = {
    "type": "Polygon",
    "coordinates": [[[2.26, 48.81], [2.28, 48.81], [2.28, 48.83], [2.26, 48.83], [2.26, 48.81]]],
}


def test_a_district_is_told_with_its_cover_its_facts_and_its_outline() -> None:
    fort = District(
        name="Le Fort", slug="le-fort", kind="ECO_DISTRICT", description="Above the town.", cover_image_id=7,
        cover_image_alt="Walls", outline=SQUARE, text='<p data-block-key="a"></p>',
    )  # fmt: skip
    fort.facts = [DistrictFact(label="homes", value="1,600", source="The town"), DistrictFact(label="", value="3")]

    found = project("district", fort, {(get_image_model(), 7): "image:a:"})

    assert found.title == "Le Fort"
    assert found.payload.pop("outline") == (  # type: ignore[attr-defined]
        '{"type":"Polygon","coordinates":[[[2.26,48.81],[2.28,48.81],[2.28,48.83],[2.26,48.83],[2.26,48.81]]]}'
    )
    assert found.payload == {
        "slug": "le-fort",
        "kind": "ECO_DISTRICT",
        "description": "Above the town.",
        "cover": {"image": {"ref": "image:a:"}, "alt": "Walls"},
        "text": None,
        "facts": [
            {
                "label": "homes",
                "value": "1,600",
                "unit": None,
                "source": "The town",
                "source_url": None,
                "checked_on": None,
            }
        ],
    }


@pytest.mark.django_db
def test_a_notice_reaches_the_districts_that_it_names_or_lies_in(destination: Destination, time_machine: Any) -> None:
    time_machine.move_to(NOW, tick=False)
    named, around = destination.district("Named"), destination.district("Around", outline=SQUARE)
    destination.district("Other")
    elsewhere: Any = {"type": "Point", "coordinates": [2.5, 48.5]}

    def reached(**fields: Any) -> set[int]:
        return districts_of([add_notice(destination, **fields).pk])

    assert reached(district=named) == {named.pk}
    assert reached(place=BRIDGE) == {around.pk}
    assert reached(place=elsewhere) == set()
