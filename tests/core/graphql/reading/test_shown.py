"""A static site knows which pages to build again: the hash of what a page shows moves with what it shows of others."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.asking import ask
from tests.contract.test_reads import LEDGER, TABLE, recorded
from tests.destination import Destination, fresh, publish

PAGES = """{
  circuits { nodes { title shownHash contentHash lastPublishedAt } }
  spots { nodes { title shownHash contentHash lastPublishedAt } }
}"""


@pytest.fixture
def town(destination: Destination) -> dict[str, Any]:
    """A circuit of one spot, which has a cover and a district with a cover of its own."""
    cover, view = destination.image("Cover"), destination.image("View")
    district = destination.district("Fort", cover_image=view, cover_image_alt="A view")
    spot = destination.spot("Mill", cover_image=cover, district=district)
    other = destination.spot("Elsewhere")
    return {
        "make": destination,
        "circuit": destination.circuit("River", [spot]),
        "spot": spot,
        "other": other,
        "district": district,
        "cover": cover,
        "view": view,
    }


def pages() -> dict[str, dict[str, Any]]:
    return {node["title"]: node for kind in ask(PAGES).values() for node in kind["nodes"]}


def moved_by(change: Callable[[], Any]) -> set[str]:
    """Return the titles, as they were, of the pages that show something else after a change."""
    before = {title: node["shownHash"] for title, node in pages().items()}
    change()
    after = {node["shownHash"] for node in pages().values()}
    return {title for title, shown in before.items() if shown not in after}


def save(row: Any, **fields: Any) -> None:
    row = fresh(row)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def test_a_renamed_spot_moves_what_shows_it_though_no_record_of_that_moved(town: dict[str, Any]) -> None:
    before = pages()["River"]

    assert moved_by(lambda: publish(town["spot"], title="Old mill")) == {"Mill", "River"}

    after = pages()["River"]
    assert {**before, "shownHash": ""} == {**after, "shownHash": ""}


def test_an_image_moves_whatever_shows_it_also_through_a_card_and_a_district(town: dict[str, Any]) -> None:
    assert moved_by(lambda: save(town["cover"], title="Another")) == {"Mill", "River"}
    assert moved_by(lambda: save(town["view"], title="Another")) == {"Mill", "River"}
    assert moved_by(lambda: save(town["district"], name="The fort")) == {"Mill", "River"}


def test_a_target_that_goes_and_comes_back_shows_the_same_again(town: dict[str, Any]) -> None:
    before = pages()["River"]["shownHash"]

    assert moved_by(lambda: fresh(town["spot"]).unpublish()) >= {"River"}
    publish(town["spot"])

    assert pages()["River"]["shownHash"] == before


def test_a_translation_moves_its_source(town: dict[str, Any]) -> None:
    english = fresh(town["spot"]).copy_for_translation(town["make"].en, copy_parents=True)

    assert moved_by(lambda: english.save_revision().publish()) == {"Mill"}


def test_what_a_page_does_not_show_leaves_it(town: dict[str, Any]) -> None:
    assert moved_by(lambda: publish(town["other"], teaser="New")) == {"Elsewhere"}
    assert moved_by(lambda: publish(town["circuit"])) == set()
    assert moved_by(lambda: publish(town["circuit"], teaser="New")) == {"River"}


def test_what_the_pages_shown_refer_to_themselves_is_not_shown(destination: Destination) -> None:
    last = destination.event("Last")
    middle = destination.event("Middle", links=[last])
    destination.event("First", links=[middle])

    def events() -> dict[str, str]:
        nodes = ask("{ events { nodes { slug title shownHash } } }")["events"]["nodes"]
        return {node["title"]: node["shownHash"] for node in nodes}

    before = events()
    publish(last, teaser="New")
    after = events()

    assert {title for title in before if before[title] != after[title]} == {"Middle", "Last"}


def test_a_list_costs_as_much_as_one_page(town: dict[str, Any]) -> None:
    counts = []
    for number in (1, 5):
        for count in range(number):
            spot = town["make"].spot(f"Spot {number}.{count}", cover_image=town["make"].image())
            town["make"].circuit(f"Circuit {number}.{count}", [spot])
        query = "{ circuits(first: 100) { nodes { shownHash } } }"
        ask(query)
        with recorded() as statements:
            ask(query)
        counts.append(len(statements))
        assert {table for sql in statements for table in TABLE.findall(sql)} <= LEDGER

    assert counts[0] == counts[1]
