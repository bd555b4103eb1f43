"""Every public address of the plugin, and how each of them is walked.

A new address is walked or fails the build: write a walk that asks it for hidden things, and enter
it under the name of its URL pattern.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver

from circuits.models import CircuitStop
from destination_cms.projections.kinds import get_kinds

from .feed_walk import FeedWalk
from .graphql_walk import GraphQLWalk
from .guesses import Guesses
from .schema_paths import Coordinate
from .watched_client import WatchedClient

#: Bodies that are not a query; the responses must not reveal anything.
ODD_BODIES = (
    "",
    "[",
    "[]",
    '{"query": 1}',
    '{"query": "{ nothing }"}',
    '{"query": "{ circuits(first: 0) { totalCount } }"}',
    '{"query": "{ circuits(after: \\"x\\") { totalCount } }"}',
    '{"query": "query($l: Locale) { circuits(locale: $l) { totalCount } }", "variables": {"l": 5}}',
)


@dataclass
class Stranger:
    """A stranger without any right, with a client and with guesses.

    ``tokens`` are sync tokens they kept; ``unseen`` are fields of the schema that told them nothing.
    """

    client: WatchedClient
    guesses: Guesses
    tokens: dict[str, str] = field(default_factory=dict)
    unseen: set[Coordinate] = field(default_factory=set)


def walk_graphql(stranger: Stranger) -> None:
    walk = GraphQLWalk(stranger.client, stranger.guesses)
    walk.run()
    stranger.unseen = walk.unseen()
    for data in ODD_BODIES:
        stranger.client.request("POST", "/graphql/", data=data, content_type="application/json", status=None)
    for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE"):
        stranger.client.request(method, "/graphql/", status=None)


def walk_feed(stranger: Stranger) -> None:
    FeedWalk(stranger.client, stranger.tokens).run()


def walk_schemas(stranger: Stranger) -> None:
    for entry in stranger.client.request("GET", "/sync/schema/").json()["kinds"]:
        stranger.client.request("GET", f"/sync/schema/{entry['schema']}")


def walk_line_schema(stranger: Stranger) -> None:
    for method in ("GET", "HEAD", "POST"):
        stranger.client.request(method, "/sync/schema.json", status=None)


def walk_odd_schemas(stranger: Stranger) -> None:
    for name in ("x", "page.json", "%00", "A" * 5000, "é"):
        stranger.client.request("GET", f"/sync/schema/{name}.json", status=404)


def walk_exports(stranger: Stranger) -> None:
    """Ask for the files of everything, public and hidden, in every language."""
    guesses = stranger.guesses
    for key in sorted(guesses.public_keys | guesses.hidden_keys):
        kind, uuid, own = key.split(":")
        for extension in get_kinds()[kind].exports:
            for locale in dict.fromkeys((own, *guesses.locales)):
                path = f"/export/{kind}/{uuid}.{extension}?locale={locale}"
                response = stranger.client.request("GET", path, status=None)
                is_public = f"{kind}:{uuid}:{locale}" in guesses.public_keys
                # Not all hours can be said as events.
                expected = {200, 404} if extension == "ics" else {200}
                assert response.status_code in (expected if is_public else {400, 404}), path
    for name in ("x.gpx", "a.b.gpx", f"{'0' * 32}.gpx", "%00.gpx", f"{'A' * 5000}.gpx", "..%2f..%2fx.gpx"):
        for kind in ("circuit", "page", "none"):
            stranger.client.request("GET", f"/export/{kind}/{name}", status=404)
    for method in ("HEAD", "OPTIONS", "POST"):
        stranger.client.request(method, f"/export/circuit/{UUID(int=0)}.gpx?locale=fr&x=1", status=None)


def walk_permanent(stranger: Stranger) -> None:
    """Ask for the permanent address of everything, public and hidden, in every language, as a page and as JSON."""
    guesses = stranger.guesses
    with_address = {name for name, kind in get_kinds().items() if kind.permanent is not None}
    stops = {str(uuid) for uuid in CircuitStop.objects.values_list("translation_key", flat=True)}
    public, every = set[str](), set[str](stops)
    for key in guesses.public_keys | guesses.hidden_keys:
        kind, uuid, _ = key.split(":")
        every.add(uuid)
        if kind in with_address and key in guesses.public_keys:
            public.add(uuid)
    for uuid in sorted(every):
        known = {302} if uuid in public else {302, 404, 410} if uuid in stops else {404, 410}
        for locale, accept in zip(guesses.locales, ("text/html", "application/json", "*/*"), strict=True):
            path = f"/go/{uuid}?locale={locale}"
            response = stranger.client.request("GET", path, status=None, headers={"accept": accept})
            assert response.status_code in known, path
    for method in ("HEAD", "OPTIONS", "POST"):
        stranger.client.request(method, f"/go/{UUID(int=0)}?locale=fr&x=1", status=None)
    for name in ("x", "%00", "A" * 5000, "é", "..%2f..%2fx"):
        stranger.client.request("GET", f"/go/{name}", status=404)


def walk_codes(stranger: Stranger) -> None:
    """Ask for the codes of everything: they hold an address, and nothing of what it leads to."""
    guesses = stranger.guesses
    for uuid in sorted({key.split(":")[1] for key in guesses.public_keys | guesses.hidden_keys})[::4]:
        for extension in ("svg", "png", "gif"):
            stranger.client.request("GET", f"/go/{uuid}.{extension}", status=None)


def walk_base_maps(stranger: Stranger) -> None:
    """Ask for files whose names may be guessed: a name with the hash of the content is all that it takes, and needs."""
    for name in ("x", f"map.{'0' * 16}", "%00", "A" * 5000, "é", f"..%2f..%2fx.{'0' * 16}"):
        for method in ("GET", "HEAD"):
            stranger.client.request(method, f"/maps/{name}.pmtiles", status=404)
    for method in ("OPTIONS", "POST"):
        stranger.client.request(method, "/maps/x.pmtiles", status=None)


def walk_health(stranger: Stranger) -> None:
    for method in ("GET", "HEAD", "POST"):
        stranger.client.request(method, "/health/", status=None)


#: In this order: GraphQL hides what is past its moment by itself, the feed sweeps it away.
WALKS: dict[str, Callable[[Stranger], None]] = {
    "graphql": walk_graphql,
    "sync_changes": walk_feed,
    "sync_schemas": walk_schemas,
    "sync_schema": walk_odd_schemas,
    "sync_line_schema": walk_line_schema,
    "export": walk_exports,
    "permanent": walk_permanent,
    "permanent_code": walk_codes,
    "base_map": walk_base_maps,
    "health": walk_health,
}


def endpoint_names(patterns: Iterable[Any]) -> Iterator[str]:
    """Yield the name of every URL pattern, also of those that are included; an unnamed one is its route."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from endpoint_names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern.name or str(pattern.pattern)
