"""What the apps of a site have registered: its verticals, and what they declare."""

import logging
from typing import TypeVar

from wagtail import hooks

from .conf import get_settings
from .verticals import HOOK_NAME, Vertical

logger = logging.getLogger(__name__)

_Declared = TypeVar("_Declared")


def get_verticals() -> dict[str, Vertical]:
    """Return the registered verticals by name, sorted, so that nothing depends on the order of apps.

    What is not a ``Vertical`` or takes a name twice is left out here and reported by the
    system checks E001 and E002.
    """
    found = [answer for answer in declared_verticals() if isinstance(answer, Vertical)]
    if get_settings()["TRACE"]:
        logger.info("verticals: %s", ", ".join(sorted(vertical.name for vertical in found)))
    return {vertical.name: vertical for vertical in sorted(found, key=lambda v: v.name)}


def declared_verticals() -> list[object]:
    """Return what each hook answered, unchecked."""
    return [function() for function in hooks.get_hooks(HOOK_NAME)]


def declared_items(wanted: type[_Declared]) -> list[_Declared]:
    """Return every kind, extension or block type of the registered verticals, in the order of their names.

    What is of another type is left out here and reported by the system checks.
    """
    items: list[object] = []
    for vertical in get_verticals().values():
        items += [*vertical.kinds, *vertical.extensions, *vertical.body_blocks]
    return [item for item in items if isinstance(item, wanted)]
