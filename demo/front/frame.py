"""The frame of every page of the front: the site's identity, its menus and the language switch."""

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from .lists import CIRCUITS, DISTRICTS, NOTICES, ORGANISATIONS, PLACES, TITLES, list_path
from .maps import base_map_of

#: What the API answers where the site has said nothing, or where it cannot be asked for a path.
NOTHING: dict[str, Any] = {
    "route": None,
    "site": None,
    "baseMap": None,
    "main": None,
    "footer": None,
    "sections": {"nodes": []},
}


def frame_of(request: HttpRequest, language: str, told: dict[str, Any]) -> dict[str, Any]:
    """Return the template context that every page shares, from the answer of the query ``route``."""
    home_path = f"/{language}/"
    lists = [_entry(str(title), list_path(name, language)) for name, title in TITLES.items()]
    main = told["main"]["items"] if told["main"] else lists[:2]
    footer = told["footer"]["items"] if told["footer"] else []
    return {
        "site": _site(told["site"]),
        "site_name": told["site"]["name"] if told["site"] else _home_title(told) or request.get_host(),
        "language": language,
        "home_path": home_path,
        "menu": _marked(main, request.path, home_path),
        # The front's own lists are in no menu of the API.
        "footer": [item for item in [*lists, *footer] if not _is_mail_of(told["site"], item)],
        "sections": told["sections"]["nodes"],
        "base_map": base_map_of(told["baseMap"]),
        "circuits_path": list_path(CIRCUITS, language),
        "places_path": list_path(PLACES, language),
        "districts_path": list_path(DISTRICTS, language),
        "organisations_path": list_path(ORGANISATIONS, language),
        "notices_path": list_path(NOTICES, language),
        "languages": languages_of(language, {}),
    }


def languages_of(language: str, paths: dict[str, str]) -> list[dict[str, Any]]:
    """Return the language switch: where a page is not there in a language, it leads to the home page in it."""
    return [
        {
            "code": code,
            "name": name,
            "path": paths.get(code, f"/{code}/"),
            "is_current": code == language,
            "is_translation": code in paths,
        }
        for code, name in settings.LANGUAGES
    ]


def _entry(label: str, href: str) -> dict[str, Any]:
    return {"label": label, "href": href, "children": []}


def _marked(items: list[dict[str, Any]], path: str, home_path: str) -> list[dict[str, Any]]:
    """Return menu entries that know whether the visitor is there, or below there."""
    marked = []
    for item in items:
        children = _marked(item.get("children", []), path, home_path)
        is_below = item["href"] != home_path and item["href"].startswith("/") and path.startswith(item["href"])
        is_current = path == item["href"] or is_below or any(child["is_current"] for child in children)
        marked.append({**item, "children": children, "is_current": is_current})
    return marked


def _site(site: dict[str, Any] | None) -> dict[str, Any] | None:
    if site is None:
        return None
    return {**site, "call": "tel:" + re.sub(r"[^+0-9]", "", site["phone"])} if site["phone"] else site


def _is_mail_of(site: dict[str, Any] | None, item: dict[str, Any]) -> bool:
    """Say whether an entry repeats the contact next to it."""
    return site is not None and item["href"] == f"mailto:{site['contactEmail']}"


def _home_title(told: dict[str, Any]) -> str:
    """Return the title of the home page, which the way down to any page begins with; empty without one."""
    steps = (told["route"] or {}).get("breadcrumbs") or [{"title": ""}]
    return str(steps[0]["title"])
