"""What wagtail-localize copies to every language, or leaves alone, instead of offering it for translation."""

from typing import Any

__all__ = ["OWN_SCHEDULE", "same_in_every_language"]

try:
    from wagtail_localize.fields import BaseTranslatableField, SynchronizedField
except ImportError:  # The site translates with something else, or not at all.
    BaseTranslatableField = SynchronizedField = None


def same_in_every_language(*names: str, overridable: bool = True) -> list[Any]:
    """Return a part of a model's ``override_translatable_fields``: texts that are no words, such as a handle.

    Positions and choices need no mention; they are copied anyway. Without wagtail-localize the list is empty.

    Args:
        names: of fields of the model.
        overridable: whether a translator may still put another value into one language.
    """
    if SynchronizedField is None:
        return []
    return [SynchronizedField(name, overridable=overridable) for name in names]


#: The part of a snippet with drafts: each language is published, scheduled and expires by itself, as pages do.
OWN_SCHEDULE: list[Any] = [
    BaseTranslatableField(name)
    for name in ("first_published_at", "go_live_at", "expire_at")
    if BaseTranslatableField is not None
]
