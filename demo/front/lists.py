"""Lists of the front that are not content of the API: their addresses per language, and the parts of a list page."""

import re
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

CIRCUITS, PLACES = "circuits", "places"
DISTRICTS, ORGANISATIONS, NOTICES = "districts", "organisations", "notices"
_SLUG = re.compile(r"[-\w]{1,120}")

SLUGS = {
    "fr": {
        CIRCUITS: "circuits",
        PLACES: "lieux",
        DISTRICTS: "quartiers",
        ORGANISATIONS: "organismes",
        NOTICES: "fermetures-et-deviations",
    },
    "en": {
        CIRCUITS: "circuits",
        PLACES: "places",
        DISTRICTS: "districts",
        ORGANISATIONS: "organisations",
        NOTICES: "closures-and-diversions",
    },
}
TITLES = {
    CIRCUITS: _("Circuits"),
    PLACES: _("Places"),
    DISTRICTS: _("Districts"),
    ORGANISATIONS: _("Organisations"),
    NOTICES: _("Closures and diversions"),
}


def list_path(name: str, language: str) -> str:
    """Return where a list stands, in a language."""
    return f"/{language}/{SLUGS[language][name]}/"


def list_at(path: str, language: str) -> str | None:
    """Return the name of the list at a path, with or without the slash at its end."""
    return next((name for name in TITLES if list_path(name, language).rstrip("/") == path.rstrip("/")), None)


def next_page(request: HttpRequest, page_info: dict[str, Any]) -> str:
    """Return the address of what follows in a list, its filters kept; empty at the end."""
    return changed(request.GET, after=page_info["endCursor"]) if page_info["hasNextPage"] else ""


def changed(query: QueryDict, **values: str) -> str:
    """Return a query string with other values; an empty value takes its name away."""
    kept = {name: value for name, value in query.items() if name not in values}
    return "?" + urlencode({**kept, **{name: value for name, value in values.items() if value}})


def choices(request: HttpRequest, name: str, options: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Return the links that narrow a list down: one for all, then each option (value, label) that may be chosen."""
    chosen = chosen_of(request, name, [value for value, _label in options])
    return [
        {"label": label, "query": changed(request.GET, **{name: value, "after": ""}), "is_chosen": value == chosen}
        for value, label in [("", str(_("Everything"))), *options]
    ]


def chosen_of(request: HttpRequest, name: str, values: list[str]) -> str:
    """Return what the visitor chose; empty for nothing, or for a value that is not a choice."""
    chosen = request.GET.get(name, "")
    return chosen if chosen in values else ""


def label_of(option: tuple[str, str]) -> str:
    """Return the label of an option, to order options by."""
    return option[1]


def slug_of(request: HttpRequest, name: str) -> str:
    """Return the slug that the visitor chose; empty for nothing, or for what is not a slug."""
    chosen = request.GET.get(name, "")
    return chosen if _SLUG.fullmatch(chosen) else ""
