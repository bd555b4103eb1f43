"""Views of the front's own lists: their GraphQL queries and their template contexts."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from .api import Api
from .availability import told_of
from .lists import (
    CIRCUITS,
    DISTRICTS,
    NOTICES,
    ORGANISATIONS,
    PLACES,
    choices,
    chosen_of,
    label_of,
    next_page,
    slug_of,
)
from .maps import map_of
from .moments import this_minute
from .words import WORDS, word

#: A template, and its context.
Shown = tuple[str, dict[str, Any]]


def circuits(api: Api, request: HttpRequest, language: str) -> Shown:
    mode = chosen_of(request, "mode", list(WORDS["practice"]))
    narrowed = {
        "practiceModes": mode,
        "themeSlug": slug_of(request, "theme"),
        "districtSlug": slug_of(request, "district"),
    }
    filtered = {name: {"eq": value} for name, value in narrowed.items() if value}
    data = api.ask("circuits", language=language, filter=filtered, after=request.GET.get("after") or None)
    every = data["every"]["nodes"]
    modes = {(each["mode"], word(each["mode"], "practice")) for circuit in every for each in circuit["practiceModes"]}
    return "circuits.html", {
        "circuits": data["list"]["nodes"],
        "choices": choices(request, "mode", sorted(modes, key=label_of)),
        "themes": choices(request, "theme", _names(every, "themes")),
        "districts": choices(request, "district", _names(every, "districts")),
        "next": next_page(request, data["list"]["pageInfo"]),
    }


def _names(found: list[dict[str, Any]], key: str) -> list[tuple[str, str]]:
    """Return the slugs and names of all that some content has under a key, by name."""
    return sorted({(each["slug"], each["name"]) for content in found for each in content[key]}, key=label_of)


def places(api: Api, request: HttpRequest, language: str) -> Shown:
    found = api.ask("places", language=language, after=request.GET.get("after") or None)["list"]
    return "places.html", {
        "places": found["nodes"],
        "map": map_of(found["nodes"]),
        "next": next_page(request, found["pageInfo"]),
    }


def districts(api: Api, request: HttpRequest, language: str) -> Shown:
    found = api.ask("districts", language=language, now=this_minute())["list"]["nodes"]
    spots = [spot for district in found for spot in district["spots"]]
    return "districts.html", {
        "districts": [{**district, "told": told_of(district)} for district in found],
        "map": map_of(spots, areas=[district["outline"] for district in found if district["outline"]]),
    }


def organisations(api: Api, request: HttpRequest, language: str) -> Shown:
    found = api.ask("organisations", language=language, after=request.GET.get("after") or None)["list"]
    return "organisations.html", {"organisations": found["nodes"], "next": next_page(request, found["pageInfo"])}


def notices(api: Api, request: HttpRequest, language: str) -> Shown:
    data = api.ask("notices", language=language, now=this_minute(), after=request.GET.get("after") or None)
    in_force = {notice["id"] for notice in data["inForce"]["nodes"]}
    return "notices.html", {
        "notices": [{**notice, "is_in_force": notice["id"] in in_force} for notice in data["list"]["nodes"]],
        "next": next_page(request, data["list"]["pageInfo"]),
    }


#: By the name of the list.
OF_LIST: dict[str, Callable[[Api, HttpRequest, str], Shown]] = {
    CIRCUITS: circuits,
    PLACES: places,
    DISTRICTS: districts,
    ORGANISATIONS: organisations,
    NOTICES: notices,
}
