"""The small world that every row of the signal table starts from, already synced by an app."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from datetime import timedelta
from typing import Any

import time_machine
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from destination_cms.publishing.changes import sweep_deferred
from destination_cms.publishing.sweep import sweep_publications
from tests.destination import Destination, publish
from tests.feed import Replica
from tests.snapshot import Snapshot

from .editor import Editor


class World:
    """Two sections, a private one, a circuit, and what they show.

    Public at the beginning: the home page Issy, the sections Sights and Walks, spots Mill and Tower, circuit
    Loop (stops Mill, Tower), district Fort, and the pictures of Mill (Loop shows it too) and Fort. Not public: the draft Cellar (Loop's third
    stop), Vault (in the private section) with their pictures, and Tower's picture (in a private collection).
    Issy, Sights and Walks have published English translations; no content has.
    """

    def __init__(self) -> None:
        self.destination = Destination.create()
        self.home, self.fr, self.en = self.destination.home, self.destination.fr, self.destination.en
        with sweep_deferred():
            self._build()
        sweep_publications()
        self.editor = Editor()
        self._synced = Replica()
        self._synced.sync()
        self._snapshot = Snapshot()

    @contextmanager
    def as_it_was(self, settings: Any) -> Iterator["World"]:
        """Put the world back to its beginning, for one row."""
        self._snapshot.restore()
        self.settings, self.replica = settings, deepcopy(self._synced)
        with ExitStack() as self._stack:
            yield self

    def _build(self) -> None:
        make = self.destination
        self.sights = make.section("Sights", slug="sights")
        self.walks = make.section("Walks", slug="walks")
        self.members = make.section("Members", slug="members")
        self.home_en, self.sights_en, self.walks_en = (
            self._translated(page) for page in (self.home, self.sights, self.walks)
        )
        PageViewRestriction.objects.create(page=self.members, restriction_type="login")
        root = Collection.objects.get(depth=1)
        self.press, self.closed = (root.add_child(instance=Collection(name=name)) for name in ("Press", "Closed"))
        CollectionViewRestriction.objects.create(collection=self.closed, restriction_type="login")
        self.mill_picture = make.image("Mill picture", collection=self.press)
        self.fort_picture = make.image("Fort picture")
        self.tower_picture = make.image("Tower picture", collection=self.closed)
        self.vault_picture = make.image("Vault picture")
        self.cellar_picture = make.image("Cellar picture")
        self.fort = make.district("Fort", cover_image=self.fort_picture, cover_image_alt="Walls")
        self.mill = self._spot("Mill", self.sights, cover_image=self.mill_picture, district=self.fort)
        self.tower = self._spot("Tower", self.sights, cover_image=self.tower_picture)
        self.cellar = self._spot("Cellar", self.sights, cover_image=self.cellar_picture, live=False)
        self.vault = self._spot("Vault", self.members, cover_image=self.vault_picture)
        shown = {"cover_image": self.mill_picture, "cover_image_alt": "A wheel"}
        self.loop = make.circuit("Loop", [self.mill, self.tower, self.cellar], self.walks, slug="loop", **shown)

    def _spot(self, title: str, parent: Any, **fields: Any) -> Any:
        return self.destination.spot(title, parent, slug=title.lower(), **fields)

    def _translated(self, page: Any) -> Any:
        copy = Page.objects.get(pk=page.pk).copy_for_translation(self.en)
        return publish(copy)

    def english(self, page: Any, *, is_alias: bool = False) -> Any:
        """Put a page into the English tree, as an alias or as a published translation."""
        page = type(page).objects.get(pk=page.pk)
        copy = page.copy_for_translation(self.en, alias=is_alias)
        return copy if is_alias else publish(copy)

    def travel(self, **delta: float) -> None:
        """Move the clock; it runs on from there until the row is done."""
        self._stack.enter_context(time_machine.travel(timezone.now() + timedelta(**delta), tick=True))
