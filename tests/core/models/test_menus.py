"""Menus: entries that lead somewhere public, in the language of the menu, on their site."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import Site

from destination_cms.graphql.reading.ids import global_id
from destination_cms.models import Menu, MenuItem
from destination_cms.publishing.reconcile import reconcile_publications
from tests.destination import Destination, fresh, publish
from tests.feed import Replica
from tests.site_snippets import add_menu, below

MENU = """query($handle: String!, $locale: Locale) { menu(handle: $handle, locale: $locale) {
  id locale handle items { label href content { __typename title locale } children { label href children { label } } }
} }"""


def ask(query: str, host: str = "testserver", **variables: Any) -> Any:
    client = Client(headers={"host": host})
    body = client.post("/graphql/", {"query": query, "variables": variables}, content_type="application/json").json()
    assert "errors" not in body, body
    return body["data"]


def test_editors_read_the_usual_names_of_menus() -> None:
    with override("fr"):
        names = [str(Menu(handle=handle)) for handle in ("MAIN", "FOOTER", "LEGAL")]

    assert names == ["Menu principal", "Menu de pied de page", "LEGAL"]


def labels(handle: str = "MAIN", locale: str | None = None, host: str = "testserver") -> Any:
    """Return the labels of a menu; an entry with others below it as a pair."""
    menu = ask(MENU, host, handle=handle, locale=locale)["menu"]
    if menu is None:
        return None
    return [
        (item["label"], [child["label"] for child in item["children"]]) if item["children"] else item["label"]
        for item in menu["items"]
    ]


def translated(page: Any, destination: Destination, title: str, *, live: bool = True) -> Any:
    copy = page.copy_for_translation(destination.en, copy_parents=True)
    copy.title = title
    revision = copy.save_revision()
    if live:
        revision.publish()
    return fresh(copy)


def test_a_menu_leads_to_pages_and_addresses_on_two_levels(destination: Destination) -> None:
    fort, mill = destination.spot("Fort", slug="fort"), destination.spot("Mill", slug="mill")
    menu = add_menu(
        destination, fort, below(mill), below(("mailto:info@example.org", "Write to us")), ("/search", "Find")
    )

    found = ask(MENU, handle="MAIN")["menu"]

    assert found == {
        "id": global_id(f"menu:{menu.translation_key}:fr"),
        "locale": "fr",
        "handle": "MAIN",
        "items": [
            {
                "label": "Fort",
                "href": "/fr/fort/",
                "content": {"__typename": "Spot", "title": "Fort", "locale": "fr"},
                "children": [
                    {"label": "Mill", "href": "/fr/mill/", "children": []},
                    {"label": "Write to us", "href": "mailto:info@example.org", "children": []},
                ],
            },
            {"label": "Find", "href": "/search", "content": None, "children": []},
        ],
    }


def test_an_app_gets_a_menu_with_references(destination: Destination) -> None:
    fort = destination.spot("Fort")
    menu = add_menu(destination, fort, below(("https://example.org/", "Elsewhere")))
    replica = Replica()
    replica.sync()

    record = replica.records[f"menu:{menu.translation_key}:fr"]

    assert (record["title"], record["slug"], record["path"]) == ("MAIN", "MAIN", "")
    assert record["payload"] == {
        "handle": "MAIN",
        "items": [
            {
                "label": "",
                "content": {"ref": f"spot:{fort.translation_key}:fr"},
                "link": "",
                "children": [{"label": "Elsewhere", "content": None, "link": "https://example.org/"}],
            }
        ],
    }


def test_an_entry_waits_for_its_page_with_all_that_is_below_it(destination: Destination) -> None:
    draft, mill, fort = destination.spot("Draft", live=False), destination.spot("Mill"), destination.spot("Fort")
    add_menu(destination, draft, below(mill), fort, below(draft))
    assert labels() == ["Fort"]

    publish(draft)
    assert labels() == [("Draft", ["Mill"]), ("Fort", ["Draft"])]

    fresh(draft).unpublish()
    assert labels() == ["Fort"]


def test_what_was_below_a_deleted_page_slips_below_no_other(destination: Destination) -> None:
    fort, mill, tower = (destination.spot(name) for name in ("Fort", "Mill", "Tower"))
    add_menu(destination, fort, mill, below(tower))

    fresh(mill).delete()

    assert labels() == ["Fort"]
    assert reconcile_publications(is_dry_run=True).count == 0


def test_a_first_entry_below_nothing_stands_by_itself(destination: Destination) -> None:
    fort, mill = destination.spot("Fort"), destination.spot("Mill")
    add_menu(destination, below(fort), below(mill))

    assert labels() == [("Fort", ["Mill"])]


def test_an_entry_leads_to_the_page_in_the_language_of_the_menu(destination: Destination) -> None:
    """The row of a copied menu still points to the French page, as wagtail-localize leaves it."""
    fort, mill = destination.spot("Le fort"), destination.spot("Le moulin")
    menu = add_menu(destination, fort, mill)
    translated(fort, destination, "The fort")
    english = menu.copy_for_translation(destination.en)
    english.live = True
    english.save()
    assert [item.page_id for item in fresh(english).items.all()] == [fort.pk, mill.pk]

    assert labels(locale="en") == ["The fort", "Le moulin"]
    translated(mill, destination, "The mill", live=False)
    assert labels(locale="en") == ["The fort", "Le moulin"]
    publish(fresh(mill).get_translation(destination.en), title="The mill")
    assert labels(locale="en") == ["The fort", "The mill"]
    assert labels(locale="fr") == labels() == ["Le fort", "Le moulin"]


def test_each_site_has_its_menus_and_entries_of_its_own_pages_only(destination: Destination) -> None:
    fort = destination.spot("Fort")
    other = Destination.create("other.example", is_default=False, slug="other")
    tower = other.spot("Tower")
    add_menu(destination, fort, tower)
    add_menu(other, fort, tower)
    add_menu(other, tower, handle="FOOTER")

    assert (labels(), labels("FOOTER")) == (["Fort"], None)
    assert (labels(host="other.example"), labels("FOOTER", host="other.example")) == (["Tower"], ["Tower"])
    Site.objects.get(hostname="other.example").delete()
    assert not Menu.objects.filter(handle="FOOTER").exists()


def test_menus_are_listed_in_few_queries(destination: Destination) -> None:
    spots = [destination.spot(f"Spot {number}") for number in range(6)]
    add_menu(destination, *spots[:3])
    query = "{ menus { totalCount nodes { handle items { label content { title } children { href } } } } }"
    ask(query)
    with CaptureQueriesContext(
        connection,
    ) as few:
        ask(query)
    add_menu(destination, *spots, below(spots[0]), handle="FOOTER")

    with CaptureQueriesContext(connection) as many:
        found = ask(query)["menus"]

    assert [node["handle"] for node in found["nodes"]] == ["FOOTER", "MAIN"]
    assert found["totalCount"] == 2
    assert len(many) == len(few)
    assert ask('{ menus(filter: {handle: {eq: "MAIN"}}) { nodes { handle } } }')["menus"]["nodes"] == [
        {"handle": "MAIN"}
    ]


def test_a_handle_with_a_nul_finds_nothing(destination: Destination) -> None:
    assert labels("MA\x00IN") is None


REFUSALS = [
    ({"page": True, "address": "/search", "label": "Find"}, "address", "mène déjà à une page"),
    ({}, "page", "ne mène nulle part"),
    ({"address": "javascript:alert(1)", "label": "Find"}, "address", "n’est pas une adresse"),
    ({"address": "//example.org", "label": "Find"}, "address", "n’est pas une adresse"),
    ({"address": "https://example.org"}, "label", "donnez un texte"),
]


@pytest.mark.parametrize(("fields", "name", "words"), REFUSALS, ids=range(len(REFUSALS)))
def test_an_entry_leads_to_exactly_one_place(
    destination: Destination, fields: dict[str, Any], name: str, words: str
) -> None:
    values = {**fields, "page": destination.home if fields.get("page") else None}
    with override("fr"), pytest.raises(ValidationError) as refusal:
        MenuItem(**values).clean()

    assert words in " ".join(refusal.value.message_dict[name]).lower()


@pytest.mark.parametrize("address", ["https://example.org/a?b", "mailto:a@example.org", "tel:+33-1.41", "/a/b", "/"])
def test_these_are_addresses(address: str) -> None:
    MenuItem(address=address, label="There").clean()


def test_a_site_has_a_handle_once_in_a_language(destination: Destination) -> None:
    menu = add_menu(destination)
    menu.clean()
    Menu(site=destination.site, locale=destination.en, handle="MAIN").clean()
    with override("fr"), pytest.raises(ValidationError) as refusal:
        Menu(site=destination.site, locale=destination.fr, handle="MAIN").clean()
    assert refusal.value.message_dict == {
        "handle": ["Ce site a déjà un menu «\u00a0MAIN\u00a0» dans cette langue\u00a0: modifiez celui-là."]
    }
    with override("fr"), pytest.raises(ValidationError, match="majuscules"):
        Menu(site=destination.site, locale=destination.fr, handle="main menu").clean_fields(exclude=["translation_key"])
