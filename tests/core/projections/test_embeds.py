"""A video in a text: asked of its provider when the editor enters it, and never again."""

from typing import Any

import pytest
from django.test import Client
from wagtail.embeds import embeds
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed

from destination_cms.publishing.reconcile import reconcile_publications
from tests.destination import Destination
from tests.feed import Replica

URL = "https://video.example/watch/1"
QUERY = """{ spots { nodes { body {
  ... on EmbedBlock { blockType url html title providerName thumbnailUrl width height }
} } } }"""


@pytest.fixture(autouse=True)
def nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(*arguments: Any, **options: Any) -> None:
        raise AssertionError("a provider was asked")

    monkeypatch.setattr(embeds, "get_finder_for_embed", ask)


def body() -> list[dict[str, Any]]:
    answer = Client().post("/graphql/", {"query": QUERY}, content_type="application/json").json()
    assert "errors" not in answer
    return answer["data"]["spots"]["nodes"][0]["body"]


def test_what_its_provider_said_is_shown(destination: Destination) -> None:
    Embed.objects.create(
        url=URL, hash=get_embed_hash(URL), type="video", html="<iframe></iframe>", title="A walk", width=640, height=360
    )
    destination.spot(body=[{"type": "embed", "value": URL}])

    (block,) = body()
    assert block == {
        "blockType": "embed",
        "url": URL,
        "html": "<iframe></iframe>",
        "title": "A walk",
        "providerName": None,
        "thumbnailUrl": None,
        "width": 640,
        "height": 360,
    }


def test_without_an_answer_the_address_stays(destination: Destination) -> None:
    destination.spot(body=[{"type": "embed", "value": URL}, {"type": "embed", "value": ""}])

    (block,) = body()
    assert (block["url"], block["html"], block["title"]) == (URL, None, None)


def test_a_new_answer_is_there_after_a_reconcile(destination: Destination) -> None:
    destination.spot(body=[{"type": "embed", "value": URL}])
    app = Replica()
    app.sync()
    Embed.objects.create(url=URL, hash=get_embed_hash(URL), type="video", title="A walk")

    reconcile_publications()

    (line,) = app.sync()
    assert line["record"]["payload"]["body"][0]["title"] == "A walk"
