"""The sentence that tells an editor why something was refused, in the language of the session."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from .written_numbers import written

__all__ = ["refusal_text"]


def refusal_text(sentence: str, params: Mapping[str, Any]) -> str:
    """Return a sentence in the session's language, with its numbers written as that language does.

    Args:
        sentence: in English, as the catalogue has it, with places such as ``%(limit)s``.
        params: what stands there.
    """
    return gettext(sentence) % {name: written(value) for name, value in params.items()}
