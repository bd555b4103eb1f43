"""Typed documents of graphql-codegen: fetched plainly, and through urql and Apollo Client."""

from typing import Any

import pytest

from .workshop import Workshop

pytestmark = pytest.mark.clients

MISSPELT = "Cannot query field 'titel' on type 'Circuit'."


@pytest.fixture(scope="module")
def pages(workshop: Workshop) -> Workshop:
    """Return the workshop with the pages' types generated and everything compiled."""
    workshop.run("graphql-codegen", "--config", "codegen.ts")
    workshop.run("tsc", "--project", "tsconfig.json")
    return workshop


@pytest.fixture(scope="module")
def shown(pages: Workshop) -> dict[str, Any]:
    return pages.ask("built/show.js")  # type: ignore[no-any-return]


def test_no_generated_type_is_any(pages: Workshop) -> None:
    types = (pages.folder / "pages/generated/graphql.ts").read_text()

    assert "export type CircuitPageQuery " in types
    assert ": any" not in types


def test_a_circuit_page(shown: dict[str, Any]) -> None:
    circuit = shown["circuit"]

    assert (circuit["title"], circuit["minutes"], circuit["difficulty"]) == ("La promenade des arts", 120, "EASY")
    assert circuit["description"] == "Deux heures dehors."
    assert circuit["previewWidth"] == 900
    assert circuit["translations"] == [{"locale": "en", "path": "/en/des-arts/"}]
    assert [(stop["position"], stop["title"], stop["distance"]) for stop in circuit["stops"]] == [
        (1, "La Tour aux figures", None),
        (2, "Œuvre 00", 111),
        (3, "Une halte", None),
    ]
    assert circuit["stops"][0]["story"] == "<p>On commence ici.</p>"
    assert shown["english"] == "The arts walk"
    assert shown["missing"] is None


def test_the_pictures_of_a_page(shown: dict[str, Any]) -> None:
    cover = shown["circuit"]["cover"]

    assert cover.startswith('<picture><source type="image/webp" srcset="')
    assert 'sizes="(min-width: 60rem) 33vw, 100vw" width="800" height="600" alt="Une allée">' in cover
    assert cover.count(" 400w") == 2


def test_the_text_of_a_page(shown: dict[str, Any]) -> None:
    heading, paragraph, figure, quotation = shown["spot"]["body"].split("\n")

    assert heading == "<h2>L'artiste</h2>"
    assert ">Œuvre 00</a> et Bientôt</b>" in paragraph
    assert 'alt="Un détail"' in figure
    assert "<figcaption>Un détail de la tour</figcaption>" in figure
    assert quotation == "<blockquote>Je voulais une tour.</blockquote>"


def test_a_list_with_filters_and_pages(shown: dict[str, Any]) -> None:
    assert shown["list"] == {
        "titles": ["La promenade des arts", "Un tour sans rien"],
        "easy": ["La promenade des arts"],
        "total": 1,
    }


def test_the_spots_near_a_point(shown: dict[str, Any]) -> None:
    assert [(spot["title"], spot["meters"]) for spot in shown["map"]] == [
        ("La Tour aux figures", 0),
        ("Œuvre 00", 111),
        ("Œuvre 01", 222),
    ]


def test_things_by_their_ids(shown: dict[str, Any]) -> None:
    assert shown["any"] == ["circuit of 3 stops", "spot La Tour aux figures", "district Île Saint-Germain", None]
    assert shown["bookmarks"] == ["La promenade des arts", "La Tour aux figures", None, None]


@pytest.mark.parametrize("method", ["post", "get"])
@pytest.mark.parametrize("client", ["urql", "apollo"])
def test_a_client_gets_data_and_the_text_of_an_error(pages: Workshop, client: str, method: str) -> None:
    answer = pages.ask(f"built/{client}.js", method)

    assert answer["titles"] == ["La promenade des arts", "Un tour sans rien"]
    assert answer["error"] is None
    assert [message.startswith(MISSPELT) for message in answer["messages"]] == [True]
    assert answer["codes"] == ["GRAPHQL_VALIDATION_FAILED"]


def test_normalised_caches_keep_the_alternative_text_of_each_language(pages: Workshop) -> None:
    answer = pages.ask("built/caches.js")
    french, english = ["Une allée", True, "Une allée"], ["The arts walk, a picture", True, "The arts walk, a picture"]

    assert answer["apollo"] == [french, english, french, french]
    assert answer["urql"] == [french, english, french]


def test_clients_of_persisted_queries_send_the_text_after_one_refusal(pages: Workshop) -> None:
    answer = pages.ask("built/caches.js")

    assert answer["sentByApollo"] == ["front hash", *["front text"] * 3]
    assert answer["sentByUrql"] == ["- hash", *["- text"] * 2]


def test_gql_tada_infers_every_type_from_the_text_of_a_query(workshop: Workshop) -> None:
    workshop.run("node", "tada/environment.mjs")
    workshop.run("tsc", "--project", "tada/tsconfig.json")

    answer = workshop.ask("built/tada/page.js")

    assert answer["title"] == "La Tour aux figures"
    assert (answer["kind"], answer["total"]) == ("MONUMENT", None)
    assert answer["texts"][0] == "L'artiste"
    assert answer["texts"][1].startswith("<p>Voir aussi")


def test_a_cache_keeps_the_languages_apart(pages: Workshop) -> None:
    assert pages.ask("built/apollo.js", "post")["headings"] == ["L'artiste", "The artist"]
