"""One record that cannot be read is left out of an answer and told; every other one is answered."""

import json
from collections.abc import Callable
from typing import Any

import orjson
import pytest
from django.test import Client

from destination_cms.models import Publication
from destination_cms.publishing.reconcile import reconcile_publications
from tests.destination import Destination

LIST = '{ events(locale: "fr", first: 50) { totalCount nodes { title teaser startsAt } } }'
DAMAGES: dict[str, Callable[[str], str]] = {
    "truncated": lambda payload: payload[: len(payload) // 2],
    "nothing": lambda payload: "",
    "a list": lambda payload: "[]",
    "an empty object": lambda payload: "{}",
    "a key has another name": lambda payload: payload.replace('"starts_at":', '"starts_at_old":'),
}


def ask(query: str, **variables: Any) -> dict[str, Any]:
    body = json.dumps({"query": query, "variables": variables})
    answer = Client().post("/graphql/", body, content_type="application/json")
    assert answer.status_code == 200
    return answer.json()  # type: ignore[no-any-return]


def ledger() -> str:
    return str(Client().get("/health/").json()["ledger"])


def damage(page: Any, how: Callable[[str], str]) -> str:
    """Damage the record of a page where it is stored; return its key."""
    row = Publication.objects.get(source=f"page:{page.pk}")
    Publication.objects.filter(pk=row.pk).update(payload=how(row.payload))
    return f"{row.kind}:{row.uuid}:{row.locale}"


@pytest.mark.parametrize("how", DAMAGES.values(), ids=DAMAGES)
def test_a_list_answers_with_every_other_node_and_tells(destination: Destination, how: Callable[[str], str]) -> None:
    first, bad, last = (destination.event(title) for title in ("A", "B", "C"))
    key = damage(bad, how)

    answer = ask(LIST)

    assert [node["title"] for node in answer["data"]["events"]["nodes"]] == [first.title, last.title]
    assert answer["errors"] == [
        {"message": f"The record {key} is damaged and was left out.", "extensions": {"code": "DAMAGED"}}
    ]
    assert ledger() == "damaged"
    reconcile_publications()
    assert "errors" not in ask(LIST)
    assert len(ask(LIST)["data"]["events"]["nodes"]) == 3
    assert ledger() == "ok"


def test_many_that_lack_the_same_are_left_out_at_once(destination: Destination) -> None:
    events = [destination.event(f"Event {number}") for number in range(12)]
    keys = [damage(event, DAMAGES["a key has another name"]) for event in events[:10]]

    answer = ask(LIST)

    assert len(answer["data"]["events"]["nodes"]) == 2
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["DAMAGED"] * len(keys)


def test_a_client_pages_past_a_page_of_damage(destination: Destination) -> None:
    titles = ["A", "B", "C", "D"]
    events = [destination.event(title) for title in titles]
    for event in events[1:3]:
        damage(event, DAMAGES["an empty object"])
    query = (
        'query($after: String) { events(locale: "fr", first: 1, after: $after) '
        "{ nodes { title teaser } pageInfo { hasNextPage endCursor } } }"
    )

    seen, after = [], None
    for _ in titles:
        page = ask(query, after=after)["data"]["events"]
        seen += [node["title"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        assert after is not None

    assert seen == ["A", "D"]
    assert not page["pageInfo"]["hasNextPage"]


def test_what_refers_to_it_answers_without_it(destination: Destination) -> None:
    bad, good = destination.spot("Le pont"), destination.spot("Le fort")
    destination.circuit("Le tour", [bad, good])
    damage(bad, DAMAGES["truncated"])

    answer = ask('{ circuits(locale: "fr") { nodes { title stops { spot { title teaser } } } } }')

    (circuit,) = answer["data"]["circuits"]["nodes"]
    assert circuit == {"title": "Le tour", "stops": [{"spot": {"title": "Le fort", "teaser": ""}}]}
    assert len(answer["errors"]) == 1


def test_asked_for_by_itself_it_is_null(destination: Destination) -> None:
    bad = destination.event("B")
    damage(bad, DAMAGES["a list"])

    answer = ask('query($slug: String!) { event(slug: $slug, locale: "fr") { title teaser } }', slug=bad.slug)

    assert answer["data"] == {"event": None}
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["DAMAGED"]


def test_an_answer_that_lacks_something_is_kept_by_no_cache(destination: Destination) -> None:
    damage(destination.event("B"), DAMAGES["nothing"])

    answer = Client().get("/graphql/", {"query": LIST})

    assert answer["Cache-Control"] == "no-store"
    assert "ETag" not in answer


def test_a_key_that_is_not_asked_for_disturbs_nobody(destination: Destination) -> None:
    event = destination.event("B")
    row = Publication.objects.get(source=f"page:{event.pk}")
    older = {key: value for key, value in orjson.loads(row.payload).items() if key != "teaser"}
    Publication.objects.filter(pk=row.pk).update(payload=orjson.dumps(older).decode())

    answer = ask('{ events(locale: "fr") { nodes { title startsAt } } }')

    assert answer == {"data": {"events": {"nodes": [{"title": "B", "startsAt": "2026-06-01T18:00:00+00:00"}]}}} | {
        "extensions": answer["extensions"]
    }
