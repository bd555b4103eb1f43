"""A key that is published and not described to apps is told by its path, wherever in a payload it is."""

from typing import Any

import pytest

from destination_cms.graphql.payload_schemas import payload_schema
from destination_cms.graphql.schema import get_schema
from destination_cms.graphql.undescribed_keys import undescribed_fault, undescribed_keys

TEXT = {"html": "<p>Words</p>", "links": [{"ref": "spot:a:fr", "text": "Words"}]}
PAYLOAD = {
    "teaser": "Short",
    "length_m": 4200,
    "cover": {"image": {"ref": "image:a:"}, "alt": "A bridge"},
    "seo": {"title": "", "description": ""},
    "stops": [{"spot": {"ref": "spot:a:fr"}, "title": "", "story": TEXT, "is_optional": False, "position": 1}],
    "body": [
        {"id": "1", "type": "picture", "image": {"ref": "image:a:"}, "alt": "", "caption": ""},
        {"id": "2", "type": "paragraph", "text": TEXT},
    ],
}


def undescribed(**changed: Any) -> list[str]:
    return undescribed_keys(payload_schema(get_schema(), "Circuit"), {**PAYLOAD, **changed})


def test_a_whole_payload_is_described() -> None:
    assert undescribed() == []


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"ascent_m": 120}, "ascent_m"),
        ({"circuits": []}, "circuits"),
        ({"cover": {"image": {"ref": "image:a:"}, "alt": "", "credit": ""}}, "cover.credit"),
        ({"stops": [{"spot": {"ref": "spot:a:fr"}, "minutes": 5}, {"minutes": 6}]}, "stops[].minutes"),
        ({"stops": [{"story": {**TEXT, "language": "fr"}}]}, "stops[].story.language"),
        ({"body": [{"id": "1", "type": "quote", "year": 1900}]}, "body[].year"),
    ],
)
def test_an_undescribed_key_is_found_once(changed: dict[str, Any], path: str) -> None:
    assert undescribed(**changed) == [path]


def test_nothing_of_an_unknown_block_is_described() -> None:
    assert undescribed(body=[{"id": "1", "type": "poem"}]) == ["body[].id", "body[].type"]


def test_the_sentence_says_what_to_do() -> None:
    sentence = undescribed_fault("circuit", "Circuit", "stops[].title")

    assert "'stops[].title' of the kind 'circuit'" in sentence
    assert "other_keys" in sentence
