"""What the reader of GLB files accepts has no error for the validator of the Khronos Group, who define the format."""

import io
from pathlib import Path

import pytest
from PIL import Image

from destination_cms.ar.glb import read_glb
from scripts.module_sizes import ROOT
from tests.core.ar.models import glb

from .workshop import Workshop

pytestmark = pytest.mark.clients


def picture(format_name: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (64, 32), (90, 120, 60)).save(data, format_name)
    return data.getvalue()


MODELS = {
    "box": glb(),
    "large": glb(triangles=200_000),
    "moving": glb(animations=3),
    "named": glb(copyright="The town, CC BY 4.0", size_m=(0.5, 20, 3)),
    "textured": glb(pictures=[picture("PNG"), picture("JPEG")]),
}


def test_what_is_accepted_has_no_error(workshop: Workshop, tmp_path: Path) -> None:
    files = sorted((ROOT / "demo/content/models").glob("*.glb"))
    assert len(files) == 3
    for name, data in MODELS.items():
        path = tmp_path / f"{name}.glb"
        path.write_bytes(data)
        files.append(path)
    counted = {str(path): read_glb(path.name, path.read_bytes()).triangle_count for path in files}

    found = workshop.ask("models.mjs", *counted)

    assert {path: report["messages"] for path, report in found.items() if report["errors"]} == {}
    assert {path: report["triangles"] for path, report in found.items()} == counted


def test_the_validator_finds_errors(workshop: Workshop, tmp_path: Path) -> None:
    broken = tmp_path / "broken.glb"
    broken.write_bytes(glb(edit=lambda document: document["accessors"][0].update(count=10_000)))

    assert workshop.ask("models.mjs", str(broken))[str(broken)]["errors"] > 0
