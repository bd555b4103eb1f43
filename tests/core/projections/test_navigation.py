"""A menu shows entries that lead somewhere, and nothing slips below another entry."""

from typing import Any

from wagtail.models import Page

from destination_cms.models import Menu, MenuItem
from destination_cms.projections.kinds import get_kinds
from tests.projecting import project


def entry(page: int | None = None, *, below: bool = False, **fields: Any) -> MenuItem:
    return MenuItem(page_id=page, is_below=below, **fields)


def items(*rows: MenuItem, public: tuple[int, ...] = ()) -> list[dict[str, Any]]:
    menu = Menu(handle="MAIN")
    menu.items = list(rows)
    return project("menu", menu, {(Page, pk): f"page:{pk}:fr" for pk in public}).payload["items"]


def shape(found: list[dict[str, Any]]) -> list[Any]:
    """Return the pages of the entries, those below another in a list of their own."""
    return [
        (item["content"]["ref"].split(":")[1], [child["content"]["ref"].split(":")[1] for child in item["children"]])
        for item in found
    ]


def test_entries_below_another_are_its_children() -> None:
    found = items(entry(1), entry(2, below=True), entry(3, below=True), entry(4), public=(1, 2, 3, 4))

    assert shape(found) == [("1", ["2", "3"]), ("4", [])]


def test_an_entry_whose_page_is_hidden_hides_what_is_below_it() -> None:
    """Its children would otherwise stand below the entry before."""
    found = items(entry(1), entry(2), entry(3, below=True), entry(4), public=(1, 3, 4))

    assert shape(found) == [("1", []), ("4", [])]


def test_a_hidden_child_goes_alone() -> None:
    assert shape(items(entry(1), entry(2, below=True), entry(3, below=True), public=(1, 3))) == [("1", ["3"])]


def test_a_first_entry_below_nothing_stands_at_the_top() -> None:
    assert shape(items(entry(1, below=True), entry(2, below=True), public=(1, 2))) == [("1", ["2"])]


def test_an_address_is_told_as_it_is_and_with_its_words() -> None:
    found = items(entry(address="https://tickets.example.org/", label="Tickets"))

    assert found == [{"label": "Tickets", "content": None, "link": "https://tickets.example.org/", "children": []}]


def test_an_entry_whose_page_was_deleted_and_that_has_no_address_is_gone() -> None:
    assert items(entry(None, label="Nowhere")) == []


def test_an_address_that_runs_a_script_leads_nowhere() -> None:
    """No form lets it in; an import or a translation may have written it."""
    assert items(entry(address="javascript:alert(1)", label="Go")) == []


def test_an_app_asks_for_a_menu_by_its_handle_on_its_site() -> None:
    rules = get_kinds()["menu"].standalone
    menu = Menu(handle="FOOTER", site_id=3)

    assert rules is not None
    assert (list(rules.sites(menu) or ()), rules.slug(menu), rules.path(menu), rules.page(menu)) == (
        [3],
        "FOOTER",
        "",
        None,
    )
