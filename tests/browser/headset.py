"""A browser that draws models without a graphics card, and a headset of augmented reality that a script emulates."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from scripts import node_packages

from .conftest import FLAGS, open_browser

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

DRAWING_FLAGS = [
    *(flag for flag in FLAGS if flag != "--disable-gpu"),
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
WITHOUT_WEBGL_FLAGS = [*FLAGS, "--disable-3d-apis"]
#: The emulator has no room around it: whoever looks for a floor goes on looking.
PUT_ON = """
  new IWER.XRDevice(IWER.metaQuest3).installRuntime({ forceInstall: true });
  XRSession.prototype.requestHitTestSource = () => new Promise(() => {});
"""


@contextmanager
def drawing_browser(site: str) -> "Iterator[BrowserContext]":
    """Lend a browser with WebGL, which also complains of what the pages' policy forbids."""
    with open_browser(site, DRAWING_FLAGS) as context:
        forbidden: list[str] = []

        def read(message: Any) -> None:
            if "Content Security Policy" in message.text:
                forbidden.append(message.text)

        context.on("console", read)
        yield context
        assert forbidden == []


@contextmanager
def headset(site: str) -> "Iterator[BrowserContext]":
    """Lend such a browser in an emulated headset: Meta's Immersive Web Emulation Runtime."""
    script = node_packages.install(node_packages.BROWSER) / "iwer" / "build" / "iwer.min.js"
    with drawing_browser(site) as context:
        context.add_init_script(f"{script.read_text()};{PUT_ON}")
        yield context
