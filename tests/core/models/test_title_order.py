"""Titles are ordered as a dictionary of their language orders them, on every database alike."""

import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyuca.collator import Collator_10_0_0
from wagtail.models import Page

from destination_cms.models import Publication
from destination_cms.models.title_order import MAX_KEY, title_key
from destination_cms.publishing.reconcile import reconcile_publications
from destination_cms.publishing.sweep import sweep_publications
from tests.asking import answer, ask
from tests.destination import Destination, publish

FRENCH = [
    "2 ponts",
    "« 7 »",
    "10 ponts",
    "« Abbaye »",
    "abri",
    "Arche",
    "Ça",
    "cave",
    "cote",
    "Cote",
    "coté",
    "côte",
    "côté",
    "eau",
    "Éco",
    "Église",
    "île",
    "Isle",
    "l'Arche",
    "l’Arcole",
    "Médiathèque",
    "Musée",
    "Œuvre",
    "Ouvrage",
    "Parc Rodin",
    "Parcours",
    "Saint-Étienne",
    "Saint Pierre",
    "Square",
    "zoo",
]


def ordered(titles: list[str], locale: str = "fr") -> list[str]:
    return sorted(titles, key=lambda title: title_key(title, locale))


def test_french_titles_are_ordered_as_in_a_dictionary() -> None:
    assert ordered(FRENCH[::-1]) == FRENCH


def test_spellings_of_an_apostrophe_and_of_a_letter_are_one() -> None:
    assert (
        title_key("l'Été", "fr") == title_key("l’Été", "fr") == title_key(unicodedata.normalize("NFD", "l’Été"), "fr")
    )


@pytest.mark.parametrize(
    ("locale", "titles"),
    [
        ("en", ["Ab", "Åb", "Ac", "zoo"]),
        ("sv", ["Ab", "zoo", "Ål", "Äng", "Ö"]),
        ("da", ["Ab", "zoo", "Æg", "Ø", "Ål"]),
        ("es-mx", ["nz", "Ñu", "o"]),
        ("cs", ["cz", "Čas", "hz", "Chata", "i"]),
    ],
)
def test_letters_stand_where_their_language_has_them(locale: str, titles: list[str]) -> None:
    assert ordered(titles[::-1], locale) == titles


LETTERS = st.text("aàAbcçÇeéèÉEŒœzZ0129 '’-«»ßñ日", min_size=1, max_size=12).filter(str.strip)


def levels(title: str) -> list[list[tuple[int, ...]]]:
    """Return the weights of a title, level by level, straight from the table: letters alone, without digits."""
    collator = _collator()
    words = "".join(char if char.isalnum() else " " for char in unicodedata.normalize("NFC", title)).split()
    elements = collator.collation_elements(unicodedata.normalize("NFD", " ".join(words)))
    return [[element[level] for element in elements if element[level]] for level in range(3)]


def _collator(known: list[Any] = []) -> Any:  # noqa: B006 - read once
    if not known:
        known.append(Collator_10_0_0())
    return known[0]


@settings(deadline=None)
@given(st.text("aàAbcçÇeéèÉEŒœzZ '’-«»ßñ日", max_size=40), st.text("aàAbcçÇeéèÉEŒœzZ '’-«»ßñ日", max_size=40))
def test_keys_compare_as_the_weights_of_the_unicode_collation_algorithm(one: str, other: str) -> None:
    assert (title_key(one, "fr") < title_key(other, "fr")) == (levels(one) < levels(other))
    assert (title_key(one, "fr") == title_key(other, "fr")) == (levels(one) == levels(other))


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from(["Pont ", "", "é"]))
def test_numbers_compare_as_numbers(one: int, other: int, before: str) -> None:
    assert (title_key(f"{before}{one} x", "fr") < title_key(f"{before}{other} x", "fr")) == (one < other)


@given(st.text(max_size=255))
def test_a_key_is_text_that_no_database_orders_in_another_way(title: str) -> None:
    key = title_key(title, "fr")
    assert len(key) <= MAX_KEY
    assert set(key) <= set("0123456789abcdef")


def pages(**arguments: Any) -> list[str]:
    """Return the titles of every event, read two at a time, forwards and backwards."""
    query = """query($first: Int, $last: Int, $after: String, $before: String, $order: [EventOrder!]) {
      events(first: $first, last: $last, after: $after, before: $before, orderBy: $order) {
        nodes { title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
    forwards: list[str] = []
    backwards: list[str] = []
    after = before = None
    while True:
        found = ask(query, first=2, after=after, **arguments)["events"]
        forwards += [node["title"] for node in found["nodes"]]
        after = found["pageInfo"]["endCursor"]
        if not found["pageInfo"]["hasNextPage"]:
            break
    while True:
        found = ask(query, last=2, before=before, **arguments)["events"]
        backwards = [node["title"] for node in found["nodes"]] + backwards
        before = found["pageInfo"]["startCursor"]
        if not found["pageInfo"]["hasPreviousPage"]:
            break
    assert forwards == backwards
    return forwards


def test_lists_and_their_cursors_are_in_this_order(destination: Destination) -> None:
    for title in FRENCH[::-1]:
        destination.event(title)

    assert pages() == FRENCH
    assert pages(order=[{"field": "TITLE", "direction": "DESC"}]) == FRENCH[::-1]


def test_a_cursor_holds_while_others_publish(destination: Destination) -> None:
    events = {title: destination.event(title) for title in ("Éco", "abri", "Zoo")}
    query = "query($after: String) { events(first: 2, after: $after) { nodes { title } pageInfo { endCursor } } }"
    first = ask(query)["events"]
    assert [node["title"] for node in first["nodes"]] == ["abri", "Éco"]
    destination.event("Arche")
    destination.event("œuvre")
    publish(events["Éco"], title="Zut")

    rest = ask(query, after=first["pageInfo"]["endCursor"])["events"]["nodes"]

    assert [node["title"] for node in rest] == ["œuvre", "Zoo"]


def test_a_cursor_of_the_longest_titles_is_taken(destination: Destination) -> None:
    for number in range(3):
        destination.event("日本語" * 84 + str(number))

    assert [title[-1] for title in pages()] == ["0", "1", "2"] or len(pages()) == 3


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(titles=st.lists(LETTERS, min_size=2, max_size=9, unique_by=lambda title: title_key(title, "fr")))
def test_lists_of_any_titles_equal_a_sort_by_hand(destination: Destination, titles: list[str]) -> None:
    for old in Page.objects.filter(depth__gt=2):
        old.delete()
    for title in titles:
        destination.event(title)

    assert pages() == ordered(titles)


def test_titles_of_before_are_put_right_by_reconcile(destination: Destination) -> None:
    destination.event("Éco")
    Publication.objects.update(title_key="", sidecar_digest="of before")

    assert reconcile_publications().count > 0
    sweep_publications()

    assert Publication.objects.get(kind="event").title_key == title_key("Éco", "fr")
    assert reconcile_publications().count == 0


def test_a_cursor_in_the_order_of_before_is_refused(destination: Destination) -> None:
    destination.event("Éco")
    (error,) = answer('{ events(after: "WyJ0aXRsZSx1dWlkIiwiYSIsIngiXQ") { nodes { title } } }')["errors"]

    assert error["extensions"]["code"] == "BAD_USER_INPUT"
