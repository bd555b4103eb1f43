"""Whether both sites tell the facts of the data set: as many records, in the same order, with the same values."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .dataset import Record, read_records
from .load import ask, post
from .questions import WORKLOADS, Question, questions_of
from .servers import Server
from .told import our_told, plugin_told, words_of

LISTED, MAPPED = 20, 500
#: Sizes of the files that are asked for, in pixels.
FILES = {"small": [320, 240], "news": [480, 320], "large": [1024, 768]}

Data = Mapping[str, Sequence[Record]]


def disagreements(plugin: Server, ours: Server, folder: Path) -> list[str]:
    """Return a sentence for each record that a site tells differently from the data set."""
    data = {kind: read_records(folder, kind) for kind in ("spots", "circuits", "news")}
    found = []
    for side, server, told in (("plugin", plugin, plugin_told), ("ours", ours, our_told)):
        for workload in WORKLOADS:
            for question in questions_of(side, workload):
                records = told(workload, json.loads(ask(server, post(question)).body)["data"])
                found += [
                    f"{side}, {workload}: {fault}" for fault in faults_of(records, known(question, workload, data))
                ]
    return found


def faults_of(told: Sequence[Record], known: Sequence[Record]) -> list[str]:
    """Return a sentence for each record that differs, and one if there are more or fewer."""
    faults = [] if len(told) == len(known) else [f"{len(told)} records instead of {len(known)}."]
    for one, other in zip(told, known, strict=False):
        names = [name for name in {**one, **other} if one.get(name) != other.get(name)]
        if names:
            told_values, known_values = ({name: record.get(name) for name in names} for record in (one, other))
            faults.append(f"{other['title']}: {str(told_values)[:300]} instead of {str(known_values)[:300]}.")
    return faults


def known(question: Question, workload: str, data: Data) -> list[Record]:
    """Return the records that answer a question, from the data set."""
    if workload == "W1":
        circuit = next(each for each in data["circuits"] if each["slug"] == question.variables["slug"])
        spots = {each["slug"]: each for each in data["spots"]}
        stops = [
            {"position": number, "note": stop["note"], **_card(spots[stop["spot"]], "small", "large")}
            for number, stop in enumerate(circuit["stops"])
        ]
        return [{**_circuit(circuit, "small", "large"), "body": words_of(circuit["body"]), "stops": stops}]
    if workload == "W2":
        articles = [
            {**_card(each, "news"), "slug": each["slug"], "date": each["date"], "section": each["section"]}
            for each in newest(data["news"], LISTED)
        ]
        return [*articles, *(_circuit(each, "small") for each in newest(data["circuits"], LISTED))]
    mapped = newest(data["spots"], MAPPED)
    return [{name: each[name] for name in ("title", "lat", "lon", "category")} for each in mapped]


def newest(records: Sequence[Record], count: int) -> list[Record]:
    """Return the records that were published last, the newest first."""
    return sorted(records, key=lambda record: record["published"], reverse=True)[:count]


def _circuit(record: Record, *files: str) -> Record:
    names = ("slug", "distance_m", "duration_min", "difficulty", "travel_mode")
    return {**_card(record, *files), **{name: record[name] for name in names}}


def _card(record: Record, *files: str) -> dict[str, Any]:
    position = {name: record[name] for name in ("lat", "lon") if name in record}
    summary = record["summary"] if "summary" in record else record["intro"]
    card = {"title": record["title"], "summary": summary, "cover_alt": record["cover_alt"], **position}
    return {**card, "files": {name: FILES[name] for name in files}}
