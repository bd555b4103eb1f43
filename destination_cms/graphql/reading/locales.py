"""Lookup of a language tag among those of a site (RFC 4647, section 3.4)."""

from collections.abc import Sequence

from .ids import BadInput


def lookup(asked: str, available: Sequence[str]) -> str | None:
    """Return the tag that an asked one stands for, or ``None``: compared without case, from special to general.

    ``fr-FR`` finds ``fr``, and ``FR-CH`` finds ``fr-CH`` before ``fr``; ``fr`` does not find ``fr-CH``.
    """
    by_tag = {tag.lower(): tag for tag in available}
    subtags = asked.lower().split("-")
    while subtags:
        found = by_tag.get("-".join(subtags))
        if found is not None:
            return found
        subtags.pop()
        # A single letter introduces what follows it, and stands for nothing without it.
        while subtags and len(subtags[-1]) == 1:
            subtags.pop()
    return None


def known_locale(asked: str, available: Sequence[str]) -> str:
    """Return the language that an argument stands for.

    Raises:
        BadInput: the site does not have the language; the error lists those that it has.
    """
    found = lookup(asked, available)
    if found is None:
        names = ", ".join(available)
        raise BadInput(
            f"The locale '{asked}' is not one of this site's: {names}.", "LOCALE_NOT_FOUND", locales=[*available]
        )
    return found
