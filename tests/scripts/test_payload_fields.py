"""The committed shapes of payloads and the GraphQL types: what is in the first is shown by the second."""

import json

from scripts.payload_fields import SHAPES, example_of, forgotten


def test_every_key_that_is_published_is_shown() -> None:
    assert list(forgotten()) == []


def test_a_forgotten_key_is_told(tmp_path, monkeypatch) -> None:
    shapes = json.loads(SHAPES.read_text())
    shapes["circuit"]["payload"] |= {"ascent_m": "number", "stops[].minutes": "number", "body[]=quote.year": "number"}
    changed = tmp_path / "shapes.json"
    changed.write_text(json.dumps(shapes))
    monkeypatch.setattr("scripts.payload_fields.SHAPES", changed)

    told = list(forgotten())

    assert [sentence.split("'")[1] for sentence in told] == ["ascent_m", "body[].year", "stops[].minutes"]


def test_paths_become_a_payload_that_has_them() -> None:
    paths = [
        "teaser",
        "cover",
        "cover.alt",
        "rooms",
        "rooms[]",
        "rooms[].name",
        "body[]=quote.text",
        "body[]=heading.id",
        "line",
        "line[]",
        "line[][]",
    ]

    assert example_of(paths) == {
        "teaser": {},
        "cover": {"alt": {}},
        "rooms": [{"name": {}}],
        "body": [{"type": "heading", "id": {}}, {"type": "quote", "text": {}}],
        "line": [{}],
    }
