"""Views of each type of page: its GraphQL query and its template context."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from . import layers
from .api import Api
from .availability import detours_of, told_of
from .lists import CIRCUITS, PLACES, choices, chosen_of, label_of, next_page
from .maps import map_of
from .moments import this_minute
from .profile import profile_of
from .words import WORDS, word

#: A template, and its context.
Shown = tuple[str, dict[str, Any]]


def home(api: Api, request: HttpRequest, language: str, content: dict[str, Any]) -> Shown:
    data = api.ask("home", language=language)
    circuits = data["circuits"]["nodes"]
    return "home.html", {
        "hero": next((circuit["hero"] for circuit in circuits if circuit["hero"]), None),
        "circuits": circuits,
        "places": [spot for spot in data["spots"]["nodes"] if spot["location"]],
        "map": map_of(data["spots"]["nodes"]),
        "offers": data["miceOffers"]["nodes"],
        "articles": data["newsArticles"]["nodes"],
        "offers_path": _path_of(data["miceIndexes"]),
        "news_path": _path_of(data["newsIndexes"]),
    }


def circuit(api: Api, request: HttpRequest, language: str, content: dict[str, Any]) -> Shown:
    found = api.ask("circuit", id=content["id"], now=this_minute())["circuit"]
    places = [{**stop["spot"], "title": stop["title"], "number": stop["position"]} for stop in found["stops"]]
    stops = [{**stop, "layers": layers.shown([stop["layer"]])} for stop in found["stops"]]
    detours = detours_of(found["notices"])
    return "circuit.html", {
        "circuit": {**found, "stops": stops},
        "told": told_of(found),
        "viewer": layers.viewer_of(layer for stop in stops for layer in stop["layers"]),
        "other_modes": found["practiceModes"][1:],
        "profile": profile_of(found["track"]["elevationProfile"]) if found["track"] else None,
        "detours": detours,
        "map": map_of(
            places, has_line=True, is_loop=found["tourType"] == "LOOP", track=found["track"], detours=detours
        ),
    }


def spot(api: Api, request: HttpRequest, language: str, content: dict[str, Any]) -> Shown:
    found = api.ask("spot", id=content["id"], now=this_minute())["spot"]
    calendar = next((file["url"] for file in found["exports"] if file["format"] == "ics"), None)
    seen = layers.shown(found["layers"])
    return "spot.html", {
        "spot": found,
        "told": told_of(found),
        "layers": seen,
        "viewer": layers.viewer_of(seen),
        "calendar": calendar,
        "circuits": found["circuits"],
        "map": map_of([found]),
    }


def offers(api: Api, request: HttpRequest, language: str, content: dict[str, Any]) -> Shown:
    kind = chosen_of(request, "kind", list(WORDS["offer"]))
    after = request.GET.get("after") or None
    filtered = {"kind": {"eq": kind}} if kind else None
    data = api.ask("offers", id=content["id"], language=language, filter=filtered, after=after)
    there = sorted(
        {(offer["offerKind"], word(offer["offerKind"], "offer")) for offer in data["kinds"]["nodes"]}, key=label_of
    )
    return "offers.html", {
        "index": data["index"],
        "choices": choices(request, "kind", there),
        "offers": data["list"]["nodes"],
        "count": data["list"]["totalCount"],
        "next": next_page(request, data["list"]["pageInfo"]),
    }


def offer(api: Api, request: HttpRequest, language: str, content: dict[str, Any]) -> Shown:
    found = api.ask("offer", id=content["id"], now=this_minute())["offer"]
    layouts = [
        layout
        for layout in WORDS["layout"]
        if any(capacity["layout"] == layout for room in found["rooms"] for capacity in room["capacities"])
    ]
    rooms = [{**room, "seats": _seats(room, layouts)} for room in found["rooms"]]
    told = told_of(found)
    return "offer.html", {"offer": found, "told": told, "layouts": layouts, "rooms": rooms, "map": map_of([found])}


def news(api: Api, request: HttpRequest, language: str, content: dict[str, Any]) -> Shown:
    sections = {section["slug"]: section for section in content["sections"]}
    chosen = chosen_of(request, "section", list(sections))
    narrowed = {"section": {"eq": sections[chosen]["id"]}} if chosen else {}
    filtered = {"newsIndex": {"eq": content["id"]}, **narrowed}
    after = request.GET.get("after") or None
    data = api.ask("news", id=content["id"], language=language, filter=filtered, after=after)
    return "news.html", {
        "index": data["index"],
        "section": sections.get(chosen),
        "choices": choices(request, "section", [(slug, section["name"]) for slug, section in sections.items()]),
        "articles": data["list"]["nodes"],
        "next": next_page(request, data["list"]["pageInfo"]),
    }


def article(api: Api, request: HttpRequest, language: str, content: dict[str, Any]) -> Shown:
    return "article.html", {"article": api.ask("article", id=content["id"])["article"]}


def text(api: Api, request: HttpRequest, language: str, content: dict[str, Any]) -> Shown:
    return "text.html", {"text": api.ask("text", id=content["id"])["text"]}


def plain(api: Api, request: HttpRequest, language: str, content: dict[str, Any]) -> Shown:
    return "plain.html", {}


def _path_of(indexes: dict[str, Any]) -> str:
    """Return where the first index page is; empty when there is none."""
    return next((str(index["path"]) for index in indexes["nodes"]), "")


def _seats(room: dict[str, Any], layouts: list[str]) -> list[int | None]:
    """Return the seats of a room in each layout, in the order of the table."""
    seats = {capacity["layout"]: capacity["seats"] for capacity in room["capacities"]}
    return [seats.get(layout) for layout in layouts]


#: By the API's type of content. What is not here is plain: its title and description.
OF_CONTENT: dict[str, Callable[[Api, HttpRequest, str, dict[str, Any]], Shown]] = {
    "Circuit": circuit,
    "Spot": spot,
    "MiceIndex": offers,
    "MiceOffer": offer,
    "NewsIndex": news,
    "NewsArticle": article,
    "TextPage": text,
}
#: The front's list that content belongs to; the API's way down does not know it.
LIST_OF_TYPE = {"Circuit": CIRCUITS, "Spot": PLACES}
