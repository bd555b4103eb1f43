"""What an app does at night: fetch everything (W4), and later what has changed since (W5).

The plugin lists each kind page by page. It sorts by the moment of publication, so an app finds what is new at the top of
a list; what is gone it finds only by listing the ids of everything. Ours is the sync feed.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from .load import Request, ask, post
from .questions import Question
from .servers import Server

#: Records of a page; both sides' usual number. What is new is expected on the first few.
PAGE_RECORDS, NEW_RECORDS = 100, 20
#: Kinds of ours that the plugin's site has too.
KINDS = frozenset({"circuit", "spot", "mice_offer", "news_article"})

_META = "id title slug url firstPublishedAt lastPublishedAt"
_LARGE = "large: rendition(width: 1024) { url width height alt }"
_COVER = f'coverAlt cover {{ id title small: rendition(fill: "320x240") {{ url width height alt }} {_LARGE} }}'
_BODY = f"""body {{
  id blockType field
  ... on RichTextBlock {{ html: value }}
  ... on QuoteBlock {{ text attribution }}
  ... on ImageBlock {{ altText image {{ id title {_LARGE} }} }}
}}"""
_FIELDS = {
    "circuits": f"""{_META} intro body distanceM durationMin difficulty travelMode {_COVER}
      stops(limit: 100) {{ sortOrder note spot {{ id }} }}""",
    "spots": f"{_META} summary {_BODY} lat lon category {_COVER}",
    "miceOffers": f"{_META} intro {_BODY} capacityMax surfaceM2 rooms priceFrom lat lon {_COVER}",
    "newsArticles": f"{_META} date intro {_BODY} section eventTag {_COVER}",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an app has after it has fetched.

    Attributes:
        titles: titles of the records that arrived, by slug.
        gone: the ids that are no longer there.
        kept: what the app keeps for the next time: the ids of everything, or the token.
    """

    titles: dict[str, str]
    gone: set[str]
    kept: Any


def plugin_everything(server: Server) -> Fetched:
    """Fetch everything from the plugin."""
    records = [each for kind, fields in _FIELDS.items() for each in _pages(server, kind, fields)]
    return Fetched(_titles(records), set(), {each["id"] for each in records})


def plugin_changes(server: Server, kept: set[str], since: str) -> Fetched:
    """Fetch from the plugin what was published since a moment (ISO 8601, UTC), and which ids are gone."""
    changed = [
        each for kind, fields in _FIELDS.items() for each in _pages(server, kind, fields, stops=_is_before(since))
    ]
    alive = {each["id"] for kind in _FIELDS for each in _pages(server, kind, "id")}
    return Fetched(_titles(changed), kept - alive, alive)


def our_everything(server: Server) -> Fetched:
    """Fetch the whole feed."""
    return our_changes(server, None)


def our_changes(server: Server, token: str | None) -> Fetched:
    """Fetch what the feed has after a token."""
    titles: dict[str, str] = {}
    gone: set[str] = set()
    while True:
        asked = {"limit": PAGE_RECORDS, **({"token": token} if token else {})}
        answer = ask(server, Request("GET", f"/sync/changes?{urlencode(asked)}"))
        *rows, end = map(json.loads, answer.body.splitlines())
        for row in rows:
            if row["op"] == "delete":
                gone.add(row["key"])
            elif (record := row["record"])["kind"] in KINDS:
                titles[record["slug"]] = record["title"]
        token = end["token"]
        if end["op"] == "checkpoint":
            return Fetched(titles, gone, token)


def _pages(
    server: Server, kind: str, fields: str, *, stops: Callable[[dict[str, Any]], bool] | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the records of a kind; with ``stops``, the newest first until it is true of one."""
    order, size = ("-last_published_at", NEW_RECORDS) if stops else ("pk", PAGE_RECORDS)
    query = f"""query Page($limit: PositiveInt, $offset: PositiveInt) {{
      {kind}(limit: $limit, offset: $offset, order: "{order}") {{ {fields} }}
    }}"""
    offset = 0
    while True:
        question = Question("/api/graphql/", query, {"limit": size, "offset": offset})
        records = json.loads(ask(server, post(question)).body)["data"][kind]
        for record in records:
            if stops and stops(record):
                return
            yield record
        if len(records) < size:
            return
        offset += size


def _is_before(since: str) -> Callable[[dict[str, Any]], bool]:
    return lambda record: record["lastPublishedAt"].replace("Z", "+00:00") < since


def _titles(records: list[dict[str, Any]]) -> dict[str, str]:
    return {record["slug"]: record["title"] for record in records}
