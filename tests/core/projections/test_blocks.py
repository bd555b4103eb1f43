"""What a block of a text says, from its stored value."""

from typing import Any

import pytest

from destination_cms.projections.blocks import block_projectors
from destination_cms.testing.projections import ClosedResolver, OpenResolver
from destination_cms.verticals import BlockType, Resolver, Vertical
from tests.declared import also_declared

PICTURE = {"image": 3, "alt": "A wall", "caption": ""}


def project(name: str, value: Any, resolver: Resolver | None = None) -> Any:
    return block_projectors()[name](value, resolver or ClosedResolver())


@pytest.mark.parametrize(
    ("name", "value", "payload"),
    [
        ("heading", "Begin", {"text": "Begin"}),
        ("paragraph", "<p>Here</p>", {"text": {"html": "<p>Here</p>"}}),
        ("quote", {"text": "Ah", "attribution": None}, {"text": "Ah", "attribution": ""}),
        ("picture", PICTURE, None),
        ("embed", "", None),
    ],
)
def test_a_block_says_what_is_stored(name: str, value: Any, payload: Any):
    assert project(name, value) == payload


def test_a_picture_is_shown_where_it_is_public():
    shown = project("picture", PICTURE, OpenResolver())

    assert (shown["alt"], shown["caption"]) == ("A wall", "")
    assert set(shown["image"]) == {"ref"}


@pytest.mark.django_db
def test_a_video_that_nobody_described_has_its_address_alone():
    shown = project("embed", "https://video.example/1")

    assert shown.pop("url") == "https://video.example/1"
    assert set(shown.values()) == {None}


@pytest.mark.parametrize(("name", "value"), [("heading", 5), ("quote", {"text": None}), ("paragraph", ["<p>Here</p>"])])
def test_a_value_of_another_type_is_refused(name: str, value: Any):
    with pytest.raises(TypeError, match="expected text"):
        project(name, value)


def test_a_vertical_adds_its_own_and_replaces_none():
    def party(value: Any, resolver: Resolver) -> dict[str, Any]:
        return {"party": value}

    types = [BlockType(name=name, block=object, project=party, graphql_type=object) for name in ("party", "heading")]
    with also_declared(Vertical(name="more", description="More.", body_blocks=types)):
        assert project("party", "Tonight") == {"party": "Tonight"}
        assert project("heading", "Begin") == {"text": "Begin"}
