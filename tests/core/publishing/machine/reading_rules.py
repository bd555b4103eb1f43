"""Rules: apps that sync when they like, and what they must hold whenever they are complete."""

from typing import Any

from django.db import models
from django.test import Client
from hypothesis import strategies as st

from circuits.models import CircuitIndex, SpotIndex
from destination_cms.models import Mark, Publication
from destination_cms.publishing.reconcile import reconcile_publications
from tests.feed import Replica
from tests.kept_answers import assert_kept_answers_are_fresh

from .app import App
from .base_rules import BaseRules, play
from .oracle import Oracle, shown_in
from .town import HOSTS

#: Kinds whose pages have permanent addresses.
_WITH_CODES = ("spot:", "circuit:")

app = st.integers(0, 3)
limit = st.sampled_from([1, 2, 3, 5, 8, 500])


class ReadingRules(BaseRules):
    """Four apps, two on each site."""

    def __init__(self) -> None:
        super().__init__()
        self.apps = [App(host=host) for host in HOSTS for _ in range(2)]
        #: By site, what had an address that is printed.
        self.printed: dict[int, set[str]] = {}

    @play(app=app, limit=limit)
    def sync(self, app: int, limit: int) -> None:
        self.apps[app].finish(limit)
        self._compare(self.apps[app])

    @play(app=app, limit=st.integers(1, 4))
    def sync_one_page(self, app: int, limit: int) -> None:
        """Ask for one page; editors go on before the next."""
        if self.apps[app].step(limit):
            self._compare(self.apps[app])

    @play(app=app)
    def start_afresh(self, app: int) -> None:
        """An app is reinstalled."""
        self.apps[app] = App(host=self.apps[app].host)

    @play(app=app, limit=limit)
    def sync_between_batches(self, app: int, limit: int) -> None:
        """Let an app sync between two batches of the next sweep that has several.

        It holds neither the old nor the new state then, but something whole: it verifies itself.
        """
        self.interruptions.between_batches.append(lambda: self.apps[app].finish(limit))

    def teardown(self) -> None:
        try:
            for app in self.apps:
                app.finish(500)
                self._compare(app)
            result = reconcile_publications(is_dry_run=True)
            assert result.count == 0, result
        finally:
            super().teardown()

    def _compare(self, app: App) -> None:
        """Compare an app that is complete with a fresh one, and both with the oracle."""
        fresh = Replica(host=app.host, limit=500)
        fresh.sync()
        assert app.records == fresh.records
        assert app.checkpoint["checksum"] == fresh.checkpoint["checksum"]
        oracle = Oracle(self.breakage.pks, self.past)
        site = oracle.site(app.host)
        expected = oracle.public(site, self.breakage.of(site))
        shown = {key: shown_in(record) for key, record in app.records.items()}
        wrong = {key: (shown.get(key), expected.get(key)) for key in shown | expected}
        wrong = {key: pair for key, pair in wrong.items() if pair[0] != pair[1]}
        assert wrong == {}, f"held and expected on {app.host}: {wrong}"
        self._follow_codes(site.pk, app.host, {key.split(":")[1] for key in expected if key.startswith(_WITH_CODES)})
        assert Mark.objects.count() == 0
        assert_kept_answers_are_fresh(app.host)
        for kind, index in (("spot", SpotIndex), ("circuit", CircuitIndex)):
            _compare_index(kind, index)

    def _follow_codes(self, site: int, host: str, public: set[str]) -> None:
        """Follow every code that was ever printed: it leads on while its thing is public, and tells that it is gone."""
        printed = self.printed.setdefault(site, set())
        printed |= public
        answers = {uuid: Client(headers={"host": host}).get(f"/go/{uuid}").status_code for uuid in printed}
        assert answers == {uuid: 302 if uuid in public else 410 for uuid in printed}


def _compare_index(kind: str, index: type[models.Model]) -> None:
    """Every public thing of a kind has its filter row, and nothing else has."""
    public = Publication.objects.filter(kind=kind, is_withdrawn=False)
    indexed: Any = index._default_manager.values_list("publication_id", flat=True)
    assert set(indexed) == set(public.values_list("pk", flat=True))
