"""What each site tells of a workload, in the words of the data set."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .dataset import Record
from .site_content import DIFFICULTIES, SPOT_KINDS, TRAVEL_MODES

_TAG = re.compile(r"<[^>]+>")


def plugin_told(workload: str, data: Mapping[str, Any]) -> list[Record]:
    """Return the records of an answer of the plugin."""
    if workload == "W1":
        circuit = data["circuit"]
        stops = [
            {"position": stop["sortOrder"], "note": stop["note"], **_plugin_card(stop["spot"], ("small", "large"))}
            for stop in circuit["stops"]
        ]
        body = {"body": words_of(circuit["body"])}
        return [{**_plugin_circuit(circuit, ("small", "large")), **body, "stops": stops}]
    if workload == "W2":
        articles = [
            {**_plugin_card(each, ("news",)), "slug": each["slug"], "date": each["date"], "section": each["section"]}
            for each in data["newsArticles"]
        ]
        return [*articles, *(_plugin_circuit(each, ("small",)) for each in data["circuits"])]
    return [{name: each[name] for name in ("title", "lat", "lon", "category")} for each in data["spots"]]


def our_told(workload: str, data: Mapping[str, Any]) -> list[Record]:
    """Return the records of an answer of ours."""
    if workload == "W1":
        circuit = data["circuit"]
        stops = [
            {
                "position": stop["position"] - 1,
                "note": words_of(stop["story"]["html"]),
                **_our_card(stop["spot"], ("small", "large")),
            }
            for stop in circuit["stops"]
        ]
        body = {"body": words_of(" ".join(block["richText"]["html"] for block in circuit["body"]))}
        return [{**_our_circuit(circuit, ("small", "large")), **body, "stops": stops}]
    if workload == "W2":
        articles = [
            {
                **_our_card(each, ("news",)),
                "slug": each["slug"],
                "date": each["displayedAt"][:10],
                "section": " ".join(section["name"] for section in each["sections"]),
            }
            for each in data["newsArticles"]["nodes"]
        ]
        return [*articles, *(_our_circuit(each, ("small",)) for each in data["circuits"]["nodes"])]
    kinds = {value: name for name, value in SPOT_KINDS.items()}
    return [
        {"title": each["title"], **_our_position(each), "category": kinds[each["spotKind"]]}
        for each in data["spots"]["nodes"]
    ]


def words_of(html: str) -> str:
    """Return the words of HTML: links lead elsewhere on each site, and markup may be written differently."""
    return " ".join(_TAG.sub(" ", html).split())


def _plugin_circuit(circuit: Mapping[str, Any], files: Sequence[str]) -> Record:
    names = {"slug": "slug", "distance_m": "distanceM", "duration_min": "durationMin"}
    names |= {"difficulty": "difficulty", "travel_mode": "travelMode"}
    return {**_plugin_card(circuit, files), **{name: circuit[field] for name, field in names.items()}}


def _plugin_card(content: Mapping[str, Any], files: Sequence[str]) -> Record:
    summary = content["summary"] if "summary" in content else content["intro"]
    position = {name: content[name] for name in ("lat", "lon") if name in content}
    card = {"title": content["title"], "summary": summary, "cover_alt": content["coverAlt"], **position}
    return {**card, "files": _files(content["cover"], files)}


def _our_circuit(circuit: Mapping[str, Any], files: Sequence[str]) -> Record:
    difficulties = {value: name for name, value in DIFFICULTIES.items()}
    modes = {value: name for name, value in TRAVEL_MODES.items()}
    return {
        **_our_card(circuit, files),
        "slug": circuit["slug"],
        "distance_m": circuit["lengthMeters"],
        "duration_min": circuit["durationMinutes"],
        "difficulty": difficulties[circuit["difficulty"]],
        "travel_mode": modes[circuit["practiceMode"]],
    }


def _our_card(content: Mapping[str, Any], files: Sequence[str]) -> Record:
    cover = content["cover"]
    position = _our_position(content) if "location" in content else {}
    card = {"title": content["title"], "summary": content["teaser"], "cover_alt": cover["alt"], **position}
    return {**card, "files": _files(cover["image"], files)}


def _our_position(content: Mapping[str, Any]) -> Record:
    return {"lat": content["location"]["latitude"], "lon": content["location"]["longitude"]}


def _files(image: Mapping[str, Any], names: Sequence[str]) -> Record:
    """Return width and height of each file that has an absolute address."""
    files: Record = {}
    for name in names:
        file = image[name]
        is_there = file is not None and file["url"].startswith("http")
        files[name] = [file["width"], file["height"]] if is_there else None
    return files
