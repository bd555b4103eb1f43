from datetime import date
from types import SimpleNamespace
from typing import Any

from destination_cms.projections.facts import project_facts


def row(**fields: Any) -> Any:
    known = {"label": "homes", "value": "1,600", "unit": "", "source": "The town", "source_url": "", "checked_on": None}
    return SimpleNamespace(**{**known, **fields})


def test_a_fact_is_told_with_its_source_and_its_day() -> None:
    (found,) = project_facts([row(unit="m²", source_url="https://town.example/", checked_on=date(2026, 5, 1))])

    assert (found["unit"], found["checked_on"]) == ("m²", "2026-05-01")
    assert (found["source"], found["source_url"]) == ("The town", "https://town.example/")


def test_a_row_that_is_not_filled_in_is_left_out() -> None:
    assert project_facts([row(label=""), row(value="")]) == []
    assert [found["unit"] for found in project_facts([row()])] == [None]
