"""The site of the canary test: public things that refer to hidden ones in every way there is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import time_machine
from django.conf import settings
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from destination_cms.conf import configured
from destination_cms.publishing.changes import sweep_deferred
from destination_cms.publishing.sweep import sweep_publications
from tests.destination import Destination
from tests.feed import Replica

from .canaries import SECRET, Canaries
from .endpoints import Stranger
from .graphql_walk import GraphQLWalk
from .guesses import Guesses
from .hidden_pages import (
    SWEPT_AFTER,
    WALKED_AFTER,
    Hidden,
    Places,
    hide_pages,
    make_hidden_translations,
    make_pages_that_are_still_public,
    make_pages_that_never_were_public,
)
from .hidden_shared import HiddenShared
from .hidden_traces import add_drafts, add_neighbours, move_in_and_out, name_people, refer_to_hidden
from .planter import Planter, kind_that_others_name
from .public_site import PublicSite
from .site_things import SiteThings
from .watched_client import WatchedClient


@dataclass
class CanarySite:
    """The site, with what a stranger knew of it over time.

    ``counts`` are the published numbers per kind and locale, and ``totals`` those that the lists
    tell, both from before anything hidden was there.
    """

    canaries: Canaries
    guesses: Guesses
    built_at: datetime
    destination: Destination
    counts: dict[tuple[str, str], int]
    totals: dict[str, int]
    tokens: dict[str, str] = field(default_factory=dict)
    hidden: list[Hidden] = field(default_factory=list)

    @classmethod
    def create(cls) -> "CanarySite":
        """Build it. The caller travels to ``walked_at`` before it asks anything."""
        now = timezone.now()
        canaries, guesses = Canaries(), Guesses()
        with sweep_deferred(), _without_indexes():
            destination = Destination.create()
            planter = Planter(destination, canaries, guesses)
            public = PublicSite.create(destination)
            things = SiteThings.create(public)
            sweep_publications()
            replica = Replica()
            replica.sync()
            totals = GraphQLWalk(WatchedClient(canaries), guesses).totals()
            site = cls(canaries, guesses, now, destination, counts_of(replica), totals)
            site.tokens["before anything was hidden"] = str(replica.token)
            site._publish_for_a_while(planter, public, things, replica, now)
        guesses.public_keys -= guesses.hidden_keys
        guesses.words = [word.decode() for word in list(canaries.words)[::40]]
        return site

    def _publish_for_a_while(
        self, planter: Planter, public: PublicSite, things: SiteThings, replica: Replica, now: datetime
    ) -> None:
        self.guesses.public_keys.update(replica.records)
        self.guesses.full_keys.update(str(planter.key(full)) for full in (*public.pages, *things.full))
        self.guesses.handles = things.handles
        self.guesses.public_slugs.update({record["slug"]: record["locale"] for record in replica.records.values()})
        places = Places.create(planter)
        self.hidden = make_pages_that_are_still_public(planter, places, now)
        shared = HiddenShared.create_still_public(planter, now)
        for item in self.hidden:
            planter.redirect(f"redirect to a page that is hidden later ({item.where})", redirect_page=item.page)
        things.add_still_public(planter, now)
        refer_to_hidden(planter, public, things, [item.page for item in self.hidden], shared)
        sweep_publications()
        replica.sync()
        self.tokens["while it was still public"] = str(replica.token)
        self._remember_addresses(replica)
        hide_pages(self.hidden, places)
        shared.hide(planter)
        things.hide(planter)
        self.hidden += make_pages_that_never_were_public(planter, places, now)
        left = [item.page for item in self.hidden if type(item.page).objects.filter(pk=item.page.pk).exists()]
        refer_to_hidden(planter, public, things, left, shared)
        bearers = public.bearers_of(kind_that_others_name())
        self.hidden += make_hidden_translations(planter, bearers[:3])
        add_drafts(planter, public)
        # A redirect to what is public for an hour more would be public as long.
        add_neighbours(planter, [page for page in left if page.expire_at is None or page.expire_at <= now])
        move_in_and_out(planter, bearers[3], places.closed)
        name_people(planter)
        self._guess_paths(replica)
        with time_machine.travel(now + SWEPT_AFTER):
            sweep_publications()

    def _guess_paths(self, replica: Replica) -> None:
        """Keep the path of every page that is not public, in each language and without one, and those of old."""
        self.guesses.public_paths = _paths_by_kind(replica.records, self.guesses.full_keys)
        rows = Page.objects.filter(depth__gt=1).values_list("url_path", flat=True)
        inside = [url_path.split("/", 2)[2] for url_path in rows]
        guessed = {*rows, *(f"/{prefix}{path}" for path in inside for prefix in ("", "fr/", "en/", "de/"))}
        guessed |= {*self.canaries.former.values()}
        # What is public has no secret in its address.
        self.guesses.hidden_paths |= {path for path in guessed if SECRET in path} | {"/de/"}

    def _remember_addresses(self, replica: Replica) -> None:
        """Keep the addresses of what is about to be hidden: its tombstone may tell them."""
        for key, record in replica.records.items():
            if key in self.guesses.hidden_keys:
                self.canaries.former[key] = record["path"]

    @property
    def walked_at(self) -> datetime:
        return self.built_at + WALKED_AFTER

    def stranger(self) -> Stranger:
        """Return a user without permissions who kept old tokens."""
        return Stranger(WatchedClient(self.canaries), self.guesses, dict(self.tokens))


@contextmanager
def _without_indexes() -> Iterator[None]:
    """Leave Wagtail's search and reference indexes alone: nothing that is public reads them, and they take long."""
    backends = {name: {**values, "AUTO_UPDATE": False} for name, values in settings.WAGTAILSEARCH_BACKENDS.items()}
    # One batch takes it all: nothing else is waiting for the ledger here.
    sizes = {**configured(), "SWEEP_BATCH_SIZE": 2000}
    with (
        override_settings(WAGTAILSEARCH_BACKENDS=backends, DESTINATION_CMS=sizes),
        disable_reference_index_auto_update(),
    ):
        yield


def _paths_by_kind(records: dict[str, Any], full: set[str]) -> dict[str, list[str]]:
    """Return the paths of the fullest public pages and of the redirects to them, by kind."""
    found: dict[str, list[str]] = {}
    for key, record in sorted(records.items()):
        target = record["payload"].get("target")
        if record["path"].startswith("/public-old-path") or key in full:
            kind = f"redirect to {target['ref'].partition(':')[0]}" if target else record["kind"]
            found.setdefault(kind, []).append(record["path"])
    return found


def counts_of(replica: Replica) -> dict[tuple[str, str], int]:
    """Return how many records of each kind and locale an app holds."""
    return {(tally["kind"], tally["locale"]): tally["count"] for tally in replica.checkpoint["tallies"]}
