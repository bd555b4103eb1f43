"""A data set that belongs to neither site: records as plain dictionaries, and photographs.

The same seed gives the same records on every machine. Rich text is plain HTML; a link to a spot is written
``href="spot:<slug>"``, which each site turns into its own kind of link.
"""

import json
import random
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

SEED = 92130
#: Records of each kind; a circuit has ten stops.
COUNTS = {"spots": 1_000, "circuits": 100, "mice": 200, "news": 2_000}
STOPS = 10
IMAGES = 50
#: Characters of a summary at most: more than one of ours may have is not comparable.
SUMMARY_CHARACTERS = 300
FIRST_PUBLISHED_AT = datetime(2026, 1, 1, tzinfo=UTC)

WORDS = [
    "circuit", "quartier", "seine", "jardin", "fort", "éco-quartier", "place", "marché", "musée", "carte", "atelier",
    "parc", "tramway", "gare", "berge", "halle", "verrière", "façade", "patrimoine", "énergie", "réseau", "chaleur",
    "capteur", "piste", "cyclable", "allée", "promenade", "belvédère", "île", "pont", "usine", "ancienne",
    "cristallerie", "bibliothèque", "théâtre", "médiathèque", "école", "verger", "ruche", "composteur", "géothermie",
    "collecte", "pneumatique", "bâtiment", "bois", "toiture", "végétalisée", "mobilité", "douce", "vélo", "marche",
    "visiteurs", "entreprises", "congrès", "séminaire", "salle", "réunion", "hôtel", "chambres", "équipe", "réalité",
    "augmentée", "lunettes", "application", "parcours", "étape", "histoire", "sculpture", "fresque", "architecte",
    "ville", "durable", "innovation", "numérique", "données", "ouverte", "habitants", "touristes", "office",
    "tourisme", "découverte", "vue",
]  # fmt: skip
CATEGORIES = ["heritage", "eco-district", "culture", "nature", "food", "business", "smart-city", "transport"]
DIFFICULTIES = ["easy", "medium", "hard"]
TRAVEL_MODES = ["walk", "bike", "scooter", "public-transport"]
SECTIONS = ["business", "events", "hotels", "transport", "digital", "culture"]
EVENT_TAGS = ["TOTEC26", "IFTM26", "VIVATECH26", "JOP", ""]

Record = dict[str, Any]
#: Makes a record from its own chance, its number and the number of spots.
Maker = Callable[[random.Random, int, int], Record]


def write_records(folder: Path, counts: Mapping[str, int] = COUNTS) -> None:
    """Write a file of JSON lines for each kind."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, records in records_by_kind(counts).items():
        lines = (json.dumps(record, ensure_ascii=False) for record in records)
        (folder / f"{kind}.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read_records(folder: Path, kind: str) -> list[Record]:
    """Return the records of a kind that ``write_records`` wrote."""
    return [json.loads(line) for line in (folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()]


def records_by_kind(counts: Mapping[str, int] = COUNTS) -> dict[str, Iterator[Record]]:
    """Return the records of each kind, spots first, because the others link to them."""
    makers: dict[str, Maker] = {"spots": _spot, "circuits": _circuit, "mice": _offer, "news": _article}
    return {kind: _records(kind, make, counts) for kind, make in makers.items()}


def _records(kind: str, make: Maker, counts: Mapping[str, int]) -> Iterator[Record]:
    for number in range(counts[kind]):
        yield make(random.Random(f"{SEED}/{kind}/{number}"), number, counts["spots"])


def spot_slug(number: int) -> str:
    """Return the slug of a spot by its number."""
    return f"spot-{number:06d}"


def circuit_slug(number: int) -> str:
    """Return the slug of a circuit by its number."""
    return f"circuit-{number:06d}"


def _spot(chance: random.Random, number: int, spots: int) -> Record:
    return {
        "slug": spot_slug(number),
        "title": _title(chance, number),
        "summary": _summary(chance),
        "body": _blocks(chance, 3, spots),
        **_position(chance),
        "category": chance.choice(CATEGORIES),
        **_cover(chance),
        "published": (FIRST_PUBLISHED_AT + timedelta(minutes=13 * number)).isoformat(),
    }


def _circuit(chance: random.Random, number: int, spots: int) -> Record:
    return {
        "slug": circuit_slug(number),
        "title": f"Circuit {_title(chance, number)}",
        "intro": _summary(chance),
        "body": "".join(_paragraph(chance, spots if each < 2 else 0) for each in range(4)),
        "distance_m": chance.randrange(800, 12_000),
        "duration_min": chance.randrange(20, 240),
        "difficulty": chance.choice(DIFFICULTIES),
        "travel_mode": chance.choice(TRAVEL_MODES),
        **_cover(chance),
        "stops": [
            {"spot": spot_slug(each), "note": _sentence(chance)}
            for each in chance.sample(range(spots), min(STOPS, spots))
        ],
        "published": (FIRST_PUBLISHED_AT + timedelta(minutes=17 * number)).isoformat(),
    }


def _offer(chance: random.Random, number: int, spots: int) -> Record:
    return {
        "slug": f"mice-{number:06d}",
        "title": f"Offre {_title(chance, number)}",
        "intro": _summary(chance),
        "body": _blocks(chance, 2, spots),
        "capacity_max": chance.randrange(10, 1_500),
        "surface_m2": chance.randrange(20, 3_000),
        "rooms": chance.randrange(1, 240),
        "price_from": chance.randrange(500, 40_000),
        **_position(chance),
        **_cover(chance),
        "published": (FIRST_PUBLISHED_AT + timedelta(minutes=19 * number)).isoformat(),
    }


def _article(chance: random.Random, number: int, spots: int) -> Record:
    # One a day: the plugin sorts by date, which must tell the order.
    published = FIRST_PUBLISHED_AT - timedelta(days=number)
    return {
        "slug": f"news-{number:06d}",
        "title": _title(chance, number),
        "intro": _summary(chance),
        "body": _blocks(chance, 3, spots),
        "date": published.date().isoformat(),
        "section": chance.choice(SECTIONS),
        "event_tag": chance.choice(EVENT_TAGS),
        **_cover(chance),
        "published": published.isoformat(),
    }


def _sentence(chance: random.Random, shortest: int = 8, longest: int = 18) -> str:
    words = " ".join(chance.choice(WORDS) for _ in range(chance.randint(shortest, longest)))
    return f"{words[0].upper()}{words[1:]}."


def _summary(chance: random.Random) -> str:
    return f"{_sentence(chance)} {_sentence(chance)}"[:SUMMARY_CHARACTERS].strip()


def _title(chance: random.Random, number: int) -> str:
    return f"{chance.choice(WORDS).capitalize()} {chance.choice(WORDS)} {chance.choice(WORDS)} {number}"


def _paragraph(chance: random.Random, spots: int) -> str:
    """Return a paragraph with some inline markup, and with a link to one of the spots, if any."""
    text = " ".join(_sentence(chance) for _ in range(3))
    text = text.replace("durable", "<b>durable</b>").replace("numérique", "<i>numérique</i>")
    if spots:
        words = f"{chance.choice(WORDS)} {chance.choice(WORDS)}"
        text += f' <a href="spot:{spot_slug(chance.randrange(spots))}">{words}</a>'
    return f"<p>{text}</p>"


def _blocks(chance: random.Random, paragraphs: int, spots: int) -> list[Record]:
    """Return paragraphs, of which the first has a link and is followed by an image and the second by a quotation."""
    blocks: list[Record] = []
    for number in range(paragraphs):
        blocks.append({"type": "paragraph", "html": _paragraph(chance, 0 if number else spots)})
        if number == 0:
            blocks.append({"type": "image", "image": chance.randrange(IMAGES), "alt": _sentence(chance, 4, 8)})
        if number == 1:
            quote = {"text": _sentence(chance), "attribution": f"Habitant·e, {chance.choice(WORDS)}"}
            blocks.append({"type": "quote", **quote})
    return blocks


def _position(chance: random.Random) -> Record:
    return {"lat": round(48.81 + chance.random() * 0.03, 6), "lon": round(2.24 + chance.random() * 0.05, 6)}


def _cover(chance: random.Random) -> Record:
    return {"cover": chance.randrange(IMAGES), "cover_alt": _sentence(chance, 4, 8)}
