"""Planted mistakes: each removes one visibility rule, and the walk must detect every one.

A mistake on the editing side is followed by a reconcile, as a release would be.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from bs4 import Tag
from django.db.models import Q
from wagtail.models import Page

from circuits import projection as circuits_projection
from destination_cms.graphql.reading.reader import Reader
from destination_cms.models import LedgerSite, Publication
from destination_cms.projections import richtext
from destination_cms.projections.kinds import get_kinds
from destination_cms.projections.redirects import REDIRECT_KIND
from destination_cms.publishing import sources, visibility, writer
from destination_cms.publishing.payload import REF
from destination_cms.publishing.planned import PlannedRecord
from destination_cms.publishing.reachability import FOREVER, Reachability
from destination_cms.publishing.resolver import LedgerResolver
from destination_cms.publishing.standalone import StandaloneContent
from destination_cms.publishing.visibility import Place, VisibilityRules
from destination_cms.sync import views as sync_views

Patch = pytest.MonkeyPatch


@dataclass(frozen=True)
class Mistake:
    """What is taken out, which endpoints have to show it, and whether the ledger is rewritten with it."""

    name: str
    make: Callable[[Patch], None]
    shown_by: tuple[str, ...] = ("graphql", "sync_changes")
    is_reconciled: bool = True


class _Altered:
    """A row that says something else in some columns."""

    def __init__(self, row: Any, **changes: Any) -> None:
        self._row = row
        self._changes = changes

    def __getattr__(self, name: str) -> Any:
        return self._changes[name] if name in self._changes else getattr(self._row, name)


def _pages_seem(**changes: Any) -> Callable[[Patch], None]:
    """Let the gate of pages find other columns than there are."""
    honest = VisibilityRules.page_places

    def make(patch: Patch) -> None:
        patch.setattr(VisibilityRules, "page_places", lambda self, row: honest(self, _Altered(row, **changes)))

    return make


def _shared_things_seem(**changes: Any) -> Callable[[Patch], None]:
    honest = VisibilityRules.is_shared_open

    def make(patch: Patch) -> None:
        patch.setattr(VisibilityRules, "is_shared_open", lambda self, row: honest(self, _Altered(row, **changes)))

    return make


def _gates_load(**changes: Any) -> Callable[[Patch], None]:
    """Let the picture of sites, locales and privacy lack something."""
    honest = VisibilityRules.load

    def load(cls: type[VisibilityRules], now: Any) -> VisibilityRules:
        found = honest(now)
        for name, value in changes.items():
            setattr(found, name, value)
        return found

    return lambda patch: patch.setattr(VisibilityRules, "load", classmethod(load))


def _expiry_is_forgotten_everywhere(make_gate: Callable[[Patch], None]) -> Callable[[Patch], None]:
    def make(patch: Patch) -> None:
        make_gate(patch)
        patch.setattr(PlannedRecord, "own_end", property(lambda self: None))

    return make


def _place_everywhere(patch: Patch) -> None:
    def locate(self: VisibilityRules, row: Any) -> list[Place]:
        return [Place(site.pk, row.url_path) for site in self.sites]

    patch.setattr(VisibilityRules, "_locate", locate)


def _take_every_language(patch: Patch) -> None:
    patch.setattr(visibility, "get_content_languages", lambda: {"fr": "", "en": "", "de": ""})


def _keep_what_nothing_shows(patch: Patch) -> None:
    patch.setattr(Reachability, "_reached_until", lambda self, address, visited: FOREVER)


def _read_drafts(patch: Patch) -> None:
    honest = sources.load_instances

    def load(kind: Any, pks: Any) -> Any:
        loaded = honest(kind, pks)
        drafts = {
            pk: row.get_latest_revision_as_object() if hasattr(row, "latest_revision") else row
            for pk, row in loaded.instances.items()
        }
        return replace(loaded, instances=drafts)

    patch.setattr(sources, "load_instances", load)


def _refer_to_anything(patch: Patch) -> None:
    def refer(self: LedgerResolver, model: Any, pk: int | None) -> dict[str, str] | None:
        keys = [key for _, key in self._candidates(model, pk, self._locale)]
        return {REF: str(keys[-1])} if keys else None

    patch.setattr(LedgerResolver, "refer", refer)


def _leave_links_as_they_stand(patch: Patch) -> None:
    def resolve(anchor: Tag, resolver: Any, links: list[dict[str, str]]) -> None:
        page = Page.objects.filter(pk=str(anchor["id"])).first() if anchor.get("linktype") == "page" else None
        if page is not None:
            anchor["href"] = page.url_path

    patch.setattr(richtext, "_resolve_anchor", resolve)


def _tell_stops_without_spots(patch: Patch) -> None:
    def project(stop: Any, resolver: Any) -> dict[str, Any]:
        return {
            "spot": None,
            "title": stop.title_override,
            "story": {"html": stop.story, "links": []},
            "is_optional": False,
        }

    patch.setattr(circuits_projection, "_project_stop", project)


def _redirect_to_anything(patch: Patch) -> None:
    """Let a redirect need no page. GraphQL shows none that leads nowhere, the feed does."""
    kind = get_kinds()[REDIRECT_KIND]
    rules = replace(kind.standalone, page=lambda redirect: None)  # type: ignore[type-var]
    patch.setitem(get_kinds(), REDIRECT_KIND, replace(kind, standalone=rules))


def _give_away_every_path(patch: Patch) -> None:
    patch.setattr(StandaloneContent, "found_paths", lambda self, wanted: set(wanted))


def _published_without(gate: str) -> Callable[[Patch], None]:
    """Let the one gate of every read lack a condition."""

    def published(self: Reader, kind: str | None = None, locale: str | None = None) -> Any:
        rows = Publication.objects.all()
        if gate != "visible_until":
            rows = rows.filter(Q(visible_until__isnull=True) | Q(visible_until__gt=self.now))
        if gate != "is_withdrawn":
            rows = rows.filter(is_withdrawn=False)
        if gate != "site":
            rows = rows.filter(site=self.site.pk)
        rows = rows if kind is None else rows.filter(kind=kind)
        return rows if locale is None else rows.filter(locale=locale)

    return lambda patch: patch.setattr(Reader, "published", published)


def _serve_another_site(patch: Patch) -> None:
    honest = sync_views.read_page

    def read(token: Any, *, site: int, limit: int) -> Any:
        other = LedgerSite.objects.exclude(pk=site).order_by("pk").first()
        return honest(None, site=other.pk if other else site, limit=limit)

    patch.setattr(sync_views, "read_page", read)


def _answer_past_the_moment(patch: Patch) -> None:
    patch.setattr(sync_views, "is_past_due", lambda page: False)


def _withdraw_with_the_present_address(patch: Patch) -> None:
    honest = writer.withdraw

    def withdraw(row: Publication, *arguments: Any) -> None:
        honest(row, *arguments)
        page = (
            Page.objects.filter(pk=row.source.removeprefix("page:")).first() if row.source.startswith("page:") else None
        )
        row.path = page.url_path if page else row.path

    patch.setattr(writer, "withdraw", withdraw)


_FEED, _GRAPHQL = ("sync_changes",), ("graphql",)
_READS = ("graphql", "permanent")
_pages_without_expiry = _pages_seem(expire_at=None, expired=False)
_shared_without_expiry = _shared_things_seem(expire_at=None)

MISTAKES = (
    Mistake("pages that are not live", _pages_seem(live=True)),
    Mistake("pages past their expiry, which the feed refuses to answer", _pages_without_expiry, _FEED),
    Mistake("pages past their expiry", _expiry_is_forgotten_everywhere(_pages_without_expiry)),
    Mistake("private pages", _gates_load(private_pages=frozenset())),
    Mistake("aliases that stand in for a translation", _pages_seem(alias_of=None)),
    Mistake("languages that are switched off", _take_every_language),
    Mistake("pages of another site, or of none", _place_everywhere),
    Mistake("snippets that are not live", _shared_things_seem(live=True)),
    Mistake("snippets past their expiry", _expiry_is_forgotten_everywhere(_shared_without_expiry)),
    Mistake("pictures of private collections", _gates_load(private_collections=frozenset())),
    Mistake("pictures that nothing shows", _keep_what_nothing_shows),
    Mistake("drafts of what is live", _read_drafts),
    Mistake("references to what is hidden", _refer_to_anything, _FEED),
    Mistake("addresses in links", _leave_links_as_they_stand),
    Mistake("stops whose spot is hidden", _tell_stops_without_spots, _FEED),
    Mistake("redirects whose page is hidden", _redirect_to_anything, _FEED),
    Mistake("paths that were never public", _give_away_every_path),
    Mistake("read: rows past their moment", _published_without("visible_until"), _READS, is_reconciled=False),
    Mistake("read: tombstones", _published_without("is_withdrawn"), _GRAPHQL, is_reconciled=False),
    Mistake("read: rows of another site", _published_without("site"), _READS, is_reconciled=False),
    Mistake("feed: another site", _serve_another_site, _FEED, is_reconciled=False),
    Mistake("feed: rows past their moment", _answer_past_the_moment, _FEED, is_reconciled=False),
    Mistake("tombstones with a new address", _withdraw_with_the_present_address, _FEED),
)
