"""Places that rows leave: what only the stored row still tells when a row is saved with another parent."""

import weakref
from typing import Any


class PlacesLeft:
    """Stored rows that are about to belong to something else, by the instance that is being saved.

    By identity, since two instances of one row are equal and each save leaves its own place; what is
    never saved is forgotten with its instance.
    """

    def __init__(self) -> None:
        self._rows: dict[int, Any] = {}

    def note(self, instance: Any, before: Any) -> None:
        """Note the stored row of an instance that is about to be saved."""
        self._rows[id(instance)] = before
        weakref.finalize(instance, self._rows.pop, id(instance), None).atexit = False

    def take(self, instance: Any) -> Any:
        """Return the row that was noted, once; ``None`` where none was."""
        return self._rows.pop(id(instance), None)
