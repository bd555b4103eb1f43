"""Rules for each key of ``DESTINATION_CMS``: plain functions that check E007 and its tests share."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_origin, get_type_hints
from urllib.parse import urlsplit

from django.conf import settings

from .conf import DEFAULTS, SETTING_NAME, Settings
from .images.presets import MIME_TYPES

#: Least and most of every number.
LIMITS: Mapping[str, tuple[int, int]] = {
    "SYNC_PAGE_SIZE": (1, 10_000),
    "SYNC_MAX_PAGE_SIZE": (1, 10_000),
    "TOMBSTONE_DAYS": (1, 36_500),
    "SWEEP_BATCH_SIZE": (1, 10_000),
    "DEFAULT_PAGE_SIZE": (1, 10_000),
    "MAX_PAGE_SIZE": (1, 10_000),
    "MAX_QUERY_BYTES": (1_000, 10_000_000),
    "MAX_TOKENS": (100, 1_000_000),
    "MAX_DEPTH": (3, 100),
    "MAX_ALIASES": (1, 10_000),
    "MAX_ROOT_FIELDS": (1, 1_000),
    "MAX_FIELDS": (10, 100_000),
    "MAX_COST": (10, 10_000_000),
    "CACHE_SECONDS": (0, 86_400),
    "STALE_SECONDS": (0, 604_800),
    "FILE_GRACE_MINUTES": (0, 525_600),
    "SCHEDULER_LATE_MINUTES": (1, 525_600),
}

#: The first of a pair is used where a reader names no number, the second is the most one may name.
PAIRS = (("SYNC_PAGE_SIZE", "SYNC_MAX_PAGE_SIZE"), ("DEFAULT_PAGE_SIZE", "MAX_PAGE_SIZE"))

_PREFIX = re.compile(r"([\w.~-]+(/[\w.~-]+)*)?", re.ASCII)
_FRONT_PREFIX = re.compile(r"(/[\w.~-]+)*")
_PRESET = re.compile(r"[A-Z][A-Z0-9_]{0,39}")
_SIZE = re.compile(r"(fill|max|min)-[1-9]\d{0,4}x[1-9]\d{0,4}|(width|height)-[1-9]\d{0,4}")
_HEADER = re.compile(r"[A-Za-z0-9-]{0,60}")
_COUNTRY = re.compile(r"([A-Z]{2})?")
_HOST = re.compile(r"[a-z0-9.-]+|\[[0-9a-f:]+\]", re.IGNORECASE)


def settings_faults() -> list[str]:
    """Return a sentence for everything that is wrong in the site's ``DESTINATION_CMS``."""
    return [*faults_of(getattr(settings, SETTING_NAME, {}))]


def faults_of(value: object) -> Iterator[str]:
    """Yield a sentence for everything that is wrong in a value of the setting."""
    if not isinstance(value, Mapping):
        yield f"{SETTING_NAME} must be a dictionary; it is {_article(type(value).__name__)}."
        return
    hints = get_type_hints(Settings)
    is_typed = True
    for key, item in value.items():
        fault = _fault(str(key), item, hints)
        if fault:
            is_typed = False
            yield f'{SETTING_NAME}["{key}"] {fault}.'
    if is_typed:
        yield from _pair_faults({**DEFAULTS, **value})


def _fault(key: str, value: object, hints: Mapping[str, Any]) -> str:
    if key not in hints:
        close = get_close_matches(key.upper(), hints, n=1)
        return f"is not a setting; '{close[0]}' is" if close else "is not a setting"
    hint = get_origin(hints[key]) or hints[key]
    # A bool is an int to Python, but never a number that was meant.
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        return f"must be {_NAMES[hint]}; it is {_article(type(value).__name__)}"
    if key in LIMITS and isinstance(value, int):
        least, most = LIMITS[key]
        return "" if least <= value <= most else f"must be from {least} to {most}; it is {value}"
    return _RULES[key](value) if key in _RULES else ""


def _pair_faults(values: Mapping[str, Any]) -> Iterator[str]:
    for usual, most in PAIRS:
        if values[usual] > values[most]:
            yield f'{SETTING_NAME}["{usual}"] is {values[usual]}, more than "{most}" allows, which is {values[most]}.'


def _fault_of_prefix(value: str) -> str:
    return "" if _PREFIX.fullmatch(value) else f"must be a path without slashes at its ends; it is '{value}'"


def _fault_of_media_url(value: str) -> str:
    if not value or _is_address(value):
        return ""
    return f"must be an address such as https://cdn.example.org/media/; it is '{value}'"


def _fault_of_map_base(value: str) -> str:
    # A scheme such as javascript: or data: is not the name of a file either.
    if not value or _is_address(value) or ":" not in value:
        return ""
    return f"must be a static file such as maps/base.json, or an address; it is '{value}'"


def _fault_of_country(value: str) -> str:
    return "" if _COUNTRY.fullmatch(value) else f"must be a country code of two capitals such as FR; it is '{value}'"


def _fault_of_frontends(value: Mapping[Any, Any]) -> str:
    for host, url in value.items():
        if not isinstance(host, str) or not _HOST.fullmatch(host):
            return f"has the key {host!r}, which is not the host name of a site"
        if not isinstance(url, str) or not _is_address(url):
            return f"names {url!r} for '{host}', which is not an address such as https://visit.example.org"
    return ""


def _fault_of_prefixes(value: Mapping[Any, Any]) -> str:
    for host, prefixes in value.items():
        if not isinstance(host, str) or not _HOST.fullmatch(host):
            return f"has the key {host!r}, which is not the host name of a site"
        for language, prefix in prefixes.items() if isinstance(prefixes, Mapping) else [("", prefixes)]:
            if not isinstance(language, str) or not isinstance(prefix, str) or not _FRONT_PREFIX.fullmatch(prefix):
                return f"names {prefix!r} for '{host}', which is not a path without a slash at its end by language"
    return ""


def _fault_of_factors(value: Sequence[Any]) -> str:
    is_right = bool(value) and all(type(factor) in (int, float) and 0 < factor <= 4 for factor in value)
    return "" if is_right else f"must list scales from above 0 to 4; it is {value!r}"


def _fault_of_formats(value: Sequence[Any]) -> str:
    is_right = all(name in (*MIME_TYPES,) for name in value) and any(name != "avif" for name in value)
    return "" if is_right else f"must list 'webp' or 'jpeg', and may list 'avif'; it is {value!r}"


def _fault_of_origins(value: Sequence[Any]) -> str:
    for origin in [value] if isinstance(value, str) else value:
        # An origin is scheme, host and port (RFC 6454): a path would never match one.
        is_origin = isinstance(origin, str) and _is_address(origin) and not urlsplit(origin).path
        if isinstance(value, str) or not (origin == "*" or is_origin):
            return f"names {origin!r}, which is not an origin such as https://visit.example.org in a list"
    return ""


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query and not parts.fragment


def _fault_of_presets(value: Mapping[Any, Any]) -> str:
    if not value:
        return "must name at least one size"
    for name, size in value.items():
        if fault := preset_fault(name, size):
            return fault
    return ""


def preset_fault(name: object, size: object) -> str:
    """Return what is wrong with a named size of images; empty when nothing is."""
    if not isinstance(name, str) or not _PRESET.fullmatch(name):
        return f"has the key {name!r}; a preset's name is UPPER_SNAKE, 40 characters at most"
    # Every number of it is multiplied by IMAGE_FACTORS, so nothing but pixels may stand there.
    if not isinstance(size, str) or not _SIZE.fullmatch(size):
        return f"names {size!r} for '{name}', which is not a size such as fill-800x600 or width-1200"
    return ""


def _article(name: str) -> str:
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


_NAMES: Mapping[Any, str] = {
    int: "a whole number",
    bool: "True or False",
    str: "a text",
    Mapping: "a dictionary",
    Sequence: "a list",
}


def _fault_of_header(value: str) -> str:
    return (
        "" if _HEADER.fullmatch(value) else f"must be the name of a header, such as 'X-Forwarded-For'; it is '{value}'"
    )


_RULES: Mapping[str, Callable[[Any], str]] = {
    "CLIENT_ADDRESS_HEADER": _fault_of_header,
    "URL_PREFIX": _fault_of_prefix,
    "FRONTEND_URLS": _fault_of_frontends,
    "FRONTEND_PREFIXES": _fault_of_prefixes,
    "MEDIA_URL": _fault_of_media_url,
    "MAP_BASE": _fault_of_map_base,
    "COUNTRY": _fault_of_country,
    "IMAGE_PRESETS": _fault_of_presets,
    "CORS_ORIGINS": _fault_of_origins,
    "IMAGE_FACTORS": _fault_of_factors,
    "IMAGE_FORMATS": _fault_of_formats,
}
