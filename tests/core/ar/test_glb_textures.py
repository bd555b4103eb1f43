import base64
from typing import Any

import pytest

from destination_cms.ar.glb import ModelFacts, read_glb

from .models import Edit, glb, jpeg, png, webp
from .refused import refused_edit, refused_glb


def uri(data: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def facts(data: bytes) -> ModelFacts:
    return read_glb("a.glb", data)


def webp_declared(document: dict[str, Any]) -> None:
    document["extensionsUsed"] = ["EXT_texture_webp"]
    document["textures"] = [{"source": 0, "extensions": {"EXT_texture_webp": {"source": 1}}}]


def test_pictures_are_counted_and_measured() -> None:
    read = facts(glb(pictures=[png(10, 20), jpeg(4_096, 3)]))

    assert (read.texture_count, read.largest_texture_px) == (2, 4_096)


def test_a_picture_may_stand_in_the_json() -> None:
    read = facts(glb(edit=lambda document: document.update(images=[{"uri": uri(png(7, 5))}], textures=[{"source": 0}])))

    assert (read.texture_count, read.largest_texture_px) == (1, 7)


def test_textures_that_share_a_picture_count() -> None:
    assert (
        facts(glb(pictures=[png()], edit=lambda document: document.update(textures=[{"source": 0}] * 3))).texture_count
        == 3
    )
    assert (
        refused_glb(glb(pictures=[png()], edit=lambda document: document.update(textures=[{"source": 0}] * 21))).code
        == "too_many_textures"
    )


def test_webp_is_read_where_it_is_declared() -> None:
    assert facts(glb(pictures=[png(), webp(300, 20)], edit=webp_declared)).largest_texture_px == 300


def test_webp_is_refused_where_it_is_not() -> None:
    def plain_source(document: dict[str, Any]) -> None:
        webp_declared(document)
        document["textures"] = [{"source": 1}]

    assert refused_glb(glb(pictures=[png(), webp()])).code == "webp_undeclared"
    assert refused_glb(glb(pictures=[png(), webp()], edit=plain_source)).code == "webp_undeclared"


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        (png(4_097, 1), "texture_too_large"),
        (jpeg(1, 4_097), "texture_too_large"),
        (png(2**32 - 1, 2**32 - 1), "texture_too_large"),
        (png(0, 1), "texture_damaged"),
        (png()[:20], "texture_damaged"),
        (png(64, 64)[:-1], "texture_damaged"),
        (b"GIF89a", "texture_format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "texture_format"),
        (b"\xabKTX 20\xbb\r\n\x1a\n", "decoder"),
    ],
)
def test_pictures_that_viewers_do_not_show_are_refused(picture: bytes, code: str) -> None:
    refused = refused_glb(glb(pictures=[picture]))

    assert refused.code == code
    if code != "decoder":
        assert refused.params["place"] == "images[0]"


@pytest.mark.parametrize(
    ("image", "code"),
    [
        ({"uri": "wall.png"}, "external"),
        ({"uri": "//example.org/wall.png"}, "external"),
        ({"uri": "file:///etc/passwd"}, "external"),
        ({"uri": uri(png(), "text/html")}, "data_uri"),
        ({"uri": uri(png(), "image/svg+xml")}, "data_uri"),
        ({"uri": uri(b"")}, "texture_format"),
        ({"uri": uri(png()), "bufferView": 0}, "field"),
        ({"bufferView": 0, "mimeType": "image/png"}, "texture_format"),
        ({"bufferView": 99, "mimeType": "image/png"}, "index"),
        ({}, "field"),
    ],
)
def test_pictures_are_in_the_file(image: dict[str, Any], code: str) -> None:
    assert refused_edit(lambda document: document.update(images=[image])).code == code


@pytest.mark.parametrize("told", ["image/jpeg", "text/html", None])
def test_the_type_of_a_picture_is_true(told: str | None) -> None:
    def edit(document: dict[str, Any]) -> None:
        document["images"][0]["mimeType"] = told

    assert refused_glb(glb(pictures=[png()], edit=edit)).code == "field"


@pytest.mark.parametrize(
    "texture",
    [{"source": 1}, {"source": 0, "sampler": 0}, {"extensions": {"EXT_texture_webp": {"source": 2}}}],
)
def test_textures_refer_to_what_is_there(texture: dict[str, Any]) -> None:
    edit: Edit = lambda document: document.update(textures=[texture])  # noqa: E731

    assert refused_glb(glb(pictures=[png()], edit=edit)).code == "index"
