"""The viewer of models that the front brings along is the file that its README names, and asks for no more than is allowed."""

import base64
import hashlib
import re

from demo.front.security import VIEWER_STYLE, policy
from scripts.module_sizes import ROOT

FOLDER = ROOT / "demo" / "front" / "static" / "destination_front" / "vendor" / "model-viewer"
SCRIPT = (FOLDER / "model-viewer.min.js").read_text()


def test_every_file_is_the_one_that_was_recorded():
    recorded = dict(reversed(line.split()) for line in (FOLDER / "SHA256SUMS").read_text().splitlines())

    assert recorded == {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in recorded}
    assert {path.name for path in FOLDER.iterdir()} == {*recorded, "README.md", "SHA256SUMS"}


def test_it_names_no_source_map_and_bundles_what_it_needs():
    assert "sourceMappingURL" not in SCRIPT
    assert re.findall(r"""(?:^|[;\n])import[^(\w].*?from\s*["'](.+?)["']""", SCRIPT) == []


def test_the_policy_allows_its_one_style_element():
    (style,) = re.findall(r"<style>(.*?)</style>", SCRIPT, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"sha256-{digest}" == VIEWER_STYLE
    assert "\\" not in style


def test_a_page_without_models_allows_none_of_it():
    allowed = {word for has_models in (False, True) for word in policy(has_models=has_models).split()}

    assert VIEWER_STYLE not in policy()
    assert "blob:" not in policy()
    assert not {word for word in allowed if "unsafe" in word}
