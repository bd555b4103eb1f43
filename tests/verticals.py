"""What the tests of a vertical add to a test of the core that looks at all there is, where the vertical is installed."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.conf import settings

from scripts.verticals import VERTICALS


def parts_of_verticals(name: str) -> list[ModuleType]:
    """Return ``tests.<vertical>.<name>`` of each installed vertical that has one."""
    installed = [vertical for vertical in VERTICALS if vertical in settings.INSTALLED_APPS]
    modules = [f"tests.{vertical}.{name}" for vertical in installed]
    return [import_module(module) for module in modules if find_spec(module) is not None]
