"""A town in memory: a site, its content and its ledger, for decisions that need no database."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import UUID

from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from circuits.models import CircuitPage, CircuitStop, SpotPage
from destination_cms.geo.point import Point
from destination_cms.models import District, Menu, Publication
from destination_cms.models.menus import MenuItem
from destination_cms.projections.kinds import kind_of_model
from destination_cms.publishing.page_paths import Root
from destination_cms.publishing.payload import Key
from destination_cms.publishing.plan import Plan
from destination_cms.publishing.planner import plan
from destination_cms.publishing.snapshot import LedgerSnapshot
from destination_cms.publishing.source_names import source_of
from destination_cms.publishing.sources import LoadedRows, project
from destination_cms.publishing.targets import Target, key_of
from destination_cms.publishing.visibility import VisibilityRules
from destination_cms.publishing.writer import withdraw
from destination_cms.verticals import Kind, Projection, Resolver
from tests.projecting import nothing_around

NOW = datetime(2032, 3, 1, 9, tzinfo=UTC)
LONG_AGO = datetime(2030, 1, 1, tzinfo=UTC)
INSTALLATION = UUID(int=1)
SITE, FRENCH, ENGLISH = 1, 1, 2
HOME_PATH = "00010001"


class Content:
    """The editing side: instances that were never saved, as the planner asks for them."""

    def __init__(self) -> None:
        self.instances: list[Any] = []
        self.broken: dict[str, Exception] = {}

    def page_rows(self, pks: Iterable[int]) -> dict[int, Any]:
        wanted = set(pks)
        return {row.pk: (row, kind_of_model(type(row))) for row in self._of(Page) if row.pk in wanted}

    def aliases_of(self, pks: Collection[int]) -> Iterable[int]:
        return [page.pk for page in self._of(Page) if page.alias_of_id in pks]

    def load(self, kind: Kind, pks: Iterable[int]) -> LoadedRows:
        wanted = set(pks)
        rows = {row.pk: row for row in self._of(kind.model) if row.pk in wanted}
        broken = {pk: self.broken[source_of(kind, pk)] for pk in rows if source_of(kind, pk) in self.broken}
        return LoadedRows({pk: row for pk, row in rows.items() if pk not in broken}, broken, nothing_around(kind.name))

    def project(self, kind: Kind, instance: Any, resolver: Resolver, context: Any) -> Projection | Exception:
        try:
            return project(kind, instance, resolver, context)
        except ValueError as error:
            return error

    def preload_targets(self, loaded: Iterable[tuple[Kind, LoadedRows]]) -> set[str]:
        return set()

    def target(self, model: Any, pk: int) -> Target | None:
        for row in self._of(model):
            kind = kind_of_model(type(row))
            if row.pk == pk and kind is not None:
                return kind, key(row), pk
        return None

    def pk_of_key(self, wanted: Key) -> int | None:
        return next((row.pk for row in self.instances if not isinstance(row, Page) and key(row) == wanted), None)

    def dependents(self, kind: Kind, pages: Collection[int], paths: Collection[str]) -> Iterable[int]:
        says = kind.standalone
        return [row.pk for row in self._of(kind.model) if says.page(row) in pages or says.path(row) in paths]

    def _of(self, model: Any) -> list[Any]:
        return [row for row in self.instances if isinstance(row, model)]


class Town:
    """A site with content and a ledger, which plans bring up to date."""

    def __init__(self) -> None:
        self.content = Content()
        self.rows: dict[Any, Publication] = {}
        self.edges: set[tuple[int, str, str]] = set()
        self.paths: set[tuple[int, str]] = set()
        self.private_pages: set[str] = set()
        self.now = NOW
        self._numbers = count(10)
        self._sequence = count(1)

    # Content

    def spot(self, title: str = "Spot", **fields: Any) -> SpotPage:
        return self.page(SpotPage, title, location=Point(48.82, 2.27), **fields)

    def circuit(self, *spots: SpotPage, title: str = "Circuit", **fields: Any) -> CircuitPage:
        circuit = self.page(CircuitPage, title, **fields)
        circuit.stops = [CircuitStop(spot_id=spot.pk, sort_order=order) for order, spot in enumerate(spots)]
        return circuit

    def page(self, model: Any, title: str, **fields: Any) -> Any:
        number = next(self._numbers)
        page = model(id=number, page_ptr_id=number, title=title, slug=f"p{number}", **fields)
        page.translation_key = UUID(int=number)
        for rows in kind(page).prefetch:
            setattr(page, rows, [])
        page.path, page.url_path = f"{HOME_PATH}{number:04}", f"/issy/{page.slug}/"
        page.locale_id = page.locale_id or FRENCH
        return self._kept(page)

    def image(self, title: str = "Image", **fields: Any) -> Any:
        image = get_image_model()(pk=next(self._numbers), title=title, width=4, height=3, collection_id=1, **fields)
        image._prefetched_objects_cache = {"renditions": []}
        return self._kept(image)

    def district(self, name: str = "Fort", **fields: Any) -> District:
        number = next(self._numbers)
        fields = {"live": True, "locale_id": FRENCH, **fields}
        fields = {"facts": [], **fields}
        return self._kept(District(pk=number, name=name, slug=f"d{number}", translation_key=UUID(int=number), **fields))

    def menu(self, *pages: Any, **fields: Any) -> Menu:
        number = next(self._numbers)
        fields = {"site_id": SITE, "locale_id": FRENCH, "handle": "MAIN", **fields}
        menu = Menu(pk=number, translation_key=UUID(int=number), **fields)
        menu.items = [MenuItem(label=page.title, page_id=page.pk, sort_order=order) for order, page in enumerate(pages)]
        return self._kept(menu)

    def redirect(self, old_path: str, page: Any = None, **fields: Any) -> Redirect:
        return self._kept(
            Redirect(pk=next(self._numbers), old_path=old_path, redirect_page_id=page and page.pk, **fields)
        )

    def delete(self, instance: Any) -> None:
        self.content.instances.remove(instance)

    def breaks(self, instance: Any) -> None:
        """Have a row be one that Django cannot load."""
        self.content.broken[source(instance)] = ValueError("not JSON")

    def heals(self, instance: Any) -> None:
        del self.content.broken[source(instance)]

    def _kept(self, instance: Any) -> Any:
        self.content.instances.append(instance)
        return instance

    # The ledger

    def plan(self, *changed: Any, most_referrers: int | None = None) -> Plan:
        """Plan what the ledger has to say after these things changed; nothing is taken over."""
        snapshot = LedgerSnapshot(
            installation=INSTALLATION, paths_since=LONG_AGO, rows=self.rows.values(), edges=self.edges, paths=self.paths
        )
        sources = [source(each) for each in changed]
        return plan(sources, snapshot, self.rules(), self.content, most_referrers=most_referrers)

    def sweep(self, *changed: Any, most_referrers: int | None = None) -> Plan:
        """Plan, and have the ledger say it: what the writer does, in memory."""
        planned = self.plan(*changed, most_referrers=most_referrers)
        for upsert in planned.upserts:
            upsert.publication.sequence = next(self._sequence)
            self.rows[upsert.address] = upsert.publication
        for tombstone in planned.tombstones:
            withdraw(tombstone.stored, tombstone.reason, next(self._sequence), self.now)
        for update in planned.updates:
            update.stored.visible_until = update.visible_until
        for changes, take in ((planned.edges.added, self.edges.update), (planned.edges.removed, self._drop)):
            for (site, from_key), targets in changes.items():
                take({(site, from_key, target) for target in targets})
        self.paths |= planned.paths
        return planned

    def publish_all(self) -> Plan:
        return self.sweep(*self.content.instances)

    def rules(self) -> VisibilityRules:
        return rules(now=self.now, private_pages=frozenset(self.private_pages))

    def row(self, instance: Any) -> Publication | None:
        """Return what the ledger has of a thing, if that is public."""
        row = self.rows.get((SITE, str(key(instance))))
        return row if row is not None and not row.is_withdrawn else None

    def shows(self, instance: Any, shown: Any) -> bool:
        """Say whether what the ledger has of a thing refers to another."""
        row = self.row(instance)
        return row is not None and str(key(shown)) in row.links.splitlines()

    def _drop(self, edges: set[tuple[int, str, str]]) -> None:
        self.edges -= edges


def rules(**changes: Any) -> VisibilityRules:
    """Return the rules of one site in French and English."""
    values: dict[str, Any] = {
        "roots": [Root(SITE, HOME_PATH, "/issy/", "fr", "/fr")],
        "sites": [Site(pk=SITE, hostname="issy.test", port=80)],
        "locales": {FRENCH: "fr", ENGLISH: "en"},
        "private_pages": frozenset(),
        "private_collections": frozenset(),
        "collections": {1: "0001", 2: "00010001"},
        "now": NOW,
    }
    return VisibilityRules(**{**values, **changes})


def kind(instance: Any) -> Kind:
    found = kind_of_model(type(instance))
    assert found is not None
    return found


def key(instance: Any) -> Key:
    return key_of(kind(instance), instance, INSTALLATION, {FRENCH: "fr", ENGLISH: "en"})


def source(instance: Any) -> str:
    return instance if isinstance(instance, str) else source_of(kind(instance), instance.pk)


def keys_of(changes: Iterable[Any]) -> list[str]:
    """Return the keys of a plan's upserts, tombstones or updates, in order."""
    return [change.address[1] for change in changes]


def of(*instances: Any) -> list[str]:
    return [str(key(instance)) for instance in instances]
