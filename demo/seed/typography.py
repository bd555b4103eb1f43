"""The spaces of French print."""

import re
from typing import Any

_NO_BREAK_SPACE = "\u00a0"


def typeset(text: str, language: str) -> str:
    """Return the text with the spaces that French puts before double punctuation kept on the line."""
    if language != "fr":
        return text
    return re.sub(r" (?=[:;!?»])", _NO_BREAK_SPACE, text).replace("« ", f"«{_NO_BREAK_SPACE}")


def typeset_all(value: Any, language: str) -> Any:
    """Return a value of a data file with every text in it typeset."""
    if isinstance(value, str):
        return typeset(value, language)
    if isinstance(value, dict):
        return {key: typeset_all(item, language) for key, item in value.items()}
    if isinstance(value, list):
        return [typeset_all(item, language) for item in value]
    return value
