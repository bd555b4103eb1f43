"""Fields that are the same in every language, or each language's own, as a model declares them.

The declarations are those of wagtail-localize; where it is not installed, stand-ins of ours are read in its place.
"""

from typing import Any

__all__ = ["OWN_SCHEDULE", "same_in_every_language"]

try:
    from wagtail_localize.fields import BaseTranslatableField, SynchronizedField
except ImportError:  # The site translates with something else, or not at all.

    class BaseTranslatableField:  # type: ignore[no-redef]
        def __init__(self, field_name: str) -> None:
            self.field_name = field_name

    class SynchronizedField(BaseTranslatableField):  # type: ignore[no-redef]
        def __init__(self, field_name: str, overridable: bool = True) -> None:
            super().__init__(field_name)
            self.overridable = overridable


def same_in_every_language(*names: str, overridable: bool = True) -> list[Any]:
    """Return a part of a model's ``override_translatable_fields``: texts that are not words, such as a handle.

    Positions, numbers and choices need no mention: they follow their source anyway, see
    ``destination_cms.translations.fields``.

    Args:
        names: of fields of the model.
        overridable: whether a translator may still put another value into one language, which then stays.
    """
    return [SynchronizedField(name, overridable=overridable) for name in names]


#: The part of a snippet with drafts: each language is published, scheduled and expires separately, as pages do.
OWN_SCHEDULE: list[Any] = [BaseTranslatableField(name) for name in ("first_published_at", "go_live_at", "expire_at")]
