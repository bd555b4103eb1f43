"""Checks of the contract of a vertical."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone
from graphql import GraphQLSchema
from wagtail.models import PageViewRestriction

from ..checks.body_blocks import check_body_blocks
from ..checks.extensions import check_extensions
from ..checks.images import check_image_presets
from ..checks.schema import check_schema
from ..checks.verticals import check_descriptions, check_kinds, check_names
from ..models.publication import WithdrawalReason
from ..projections.kinds import get_kinds, is_page_kind
from ..registry import get_verticals
from ..verticals import Kind, Vertical
from .answers import node_queries, own_schema, root_queries, undescribed
from .demands import demand
from .projections import demand_shown, demand_sound_projection
from .sandbox_site import SandboxSite, fresh

#: Makes one example of a kind. It gets the page that the example will be put under.
Maker = Callable[[Any], Any]


def assert_vertical_contract(vertical: Vertical, *, make: Mapping[str, Maker]) -> None:
    """Verify that a registered vertical keeps the core's promises to its readers.

    The kit makes examples on a site of its own, publishes and hides them, and reads the sync feed
    and every field of GraphQL as the public does. It demands that

    * names do not clash and every type, field, argument and value of GraphQL is described;
    * every kind projects, to JSON, the same each time, with no reference but the resolver's own;
    * every key of a payload is in a field of GraphQL, or named in ``other_keys`` of the type that shows it, and in the
      JSON Schema for apps;
    * what is published is in the feed and in GraphQL, and publishing it again unchanged moves nothing;
    * drafts, changes not published yet, and what is scheduled, expired or private appear nowhere;
    * what is unpublished or deleted leaves a tombstone.

    An extension of a kind is held to the same with the pages of its model, which are published under the kind.

    Args:
        vertical: as its hook returns it.
        make: for each kind by name, and for each extension that has a model by the name of its class, a
            function that returns an example that is not saved yet. It gets the page that a page will be put
            under; the kit sets title and slug. A snippet may be saved already.

    Raises:
        ContractBroken: a promise is broken; the first one that is found.
    """
    demand(
        get_verticals().get(vertical.name) is vertical,
        f"The vertical '{vertical.name}' is not registered: is its app in INSTALLED_APPS?",
    )
    kinds = {**{kind.name: kind for kind in vertical.kinds}, **_extended_kinds(vertical)}
    demand(set(kinds) == set(make), f"'make' needs a maker for each of {sorted(kinds)}; it has {sorted(make)}.")
    _demand_clean_declaration()
    schema, types, root_fields = own_schema(vertical)
    silent = [*undescribed(schema, types, root_fields)]
    demand(not silent, f"These have no description in GraphQL: {', '.join(silent)}.")
    sandbox = SandboxSite.create()
    for name, kind in kinds.items():
        if is_page_kind(kind):
            _Pages(sandbox, kind, make[name], schema, root_fields).hold()
        else:
            _hold_shared(sandbox, kind, make[name], schema)


def _extended_kinds(vertical: Vertical) -> dict[str, Kind]:
    """Return the kinds that a vertical extends by a model, by the name of its class."""
    models = {item.model.__name__: item.kind for item in vertical.extensions if item.model is not None}
    return {name: get_kinds()[kind] for name, kind in models.items() if kind in get_kinds()}


def _demand_clean_declaration() -> None:
    checks = (
        check_names,
        check_kinds,
        check_extensions,
        check_body_blocks,
        check_image_presets,
        check_schema,
        check_descriptions,
    )
    messages = [message for check in checks for message in check(None)]
    demand(not messages, "\n".join(f"{message.id}: {message.msg} {message.hint}" for message in messages))


def _hold_shared(sandbox: SandboxSite, kind: Kind, make: Maker, schema: GraphQLSchema) -> None:
    instance = make(sandbox.home)
    if instance.pk is None:
        instance.save()
    sandbox.sweep()
    demand_sound_projection(kind, instance)
    demand_shown(kind, instance, schema)
    demand(
        sandbox.row_of(instance, kind.name) is None,
        f"'{kind.name}' is public although nothing public refers to it.",
    )


class _Pages:
    """The demands on one kind of page."""

    def __init__(
        self, sandbox: SandboxSite, kind: Kind, make: Maker, schema: GraphQLSchema, root_fields: list[str]
    ) -> None:
        self.sandbox, self.kind, self.make = sandbox, kind, make
        self.schema, self.root_fields = schema, root_fields

    def hold(self) -> None:
        page = self._add("public")
        demand_sound_projection(self.kind, page)
        demand_shown(self.kind, page, self.schema)
        self._demand_published(page)
        hidden = [*self._hidden(page)]
        self.sandbox.sweep()
        self._demand_unseen(hidden)
        self._demand_tombstones(page)

    def _add(self, why: str, parent: Any = None, *, is_live: bool = True, **fields: Any) -> Any:
        page = self.make(parent or self.sandbox.home)
        for name, value in fields.items():
            setattr(page, name, value)
        return self.sandbox.add(page, parent, title=f"canary-{why}-{uuid4().hex}", is_live=is_live)

    def _demand_published(self, page: Any) -> None:
        head = self.sandbox.sweep()
        row = self.sandbox.row_of(page, self.kind.name)
        demand(row and not row.is_withdrawn, f"A published '{self.kind.name}' is not in the ledger: {self._failure()}")
        if row is None:
            return
        demand(page.title in self.sandbox.feed(), f"A published '{self.kind.name}' is not in the sync feed.")
        for query in node_queries(self.schema, self.kind.graphql_type, self.sandbox.id_of(row)):
            answer = self.sandbox.ask(query)
            demand(
                answer["node"] and answer["node"]["__typename"] == self.kind.graphql_type,
                f"GraphQL does not show a published '{self.kind.name}' as {self.kind.graphql_type}: {answer}.",
            )
        self._ask_roots(row.slug)
        fresh(page).save_revision().publish()
        demand(
            self.sandbox.sweep() == head,
            f"Publishing a '{self.kind.name}' again without a change sends it to every app again.",
        )

    def _ask_roots(self, slug: str) -> str:
        queries = root_queries(self.schema, self.root_fields, slug)
        return str([self.sandbox.ask(query) for query in queries])

    def _hidden(self, published: Any) -> Iterator[tuple[str, Any]]:
        """Create content that is not public; yield the text that would reveal it, and the page if it has a key."""
        now = timezone.now()
        draft = self._add("draft", is_live=False)
        yield draft.title, draft
        scheduled = self._add("scheduled", go_live_at=now + timedelta(days=1))
        yield scheduled.title, scheduled
        expired = self._add("expired")
        type(expired)._default_manager.filter(pk=expired.pk).update(expire_at=now - timedelta(minutes=1))
        # A change of the row alone sends no signal; the next save does.
        fresh(expired).save()
        yield expired.title, expired
        private = self._add("private")
        PageViewRestriction.objects.create(page_id=private.pk, restriction_type=PageViewRestriction.LOGIN)
        yield private.title, private
        section = self.sandbox.section()
        PageViewRestriction.objects.create(page_id=section.pk, restriction_type=PageViewRestriction.LOGIN)
        below = self._add("private-section", section)
        yield below.title, below
        changed = fresh(published)
        changed.title = f"canary-unpublished-change-{uuid4().hex}"
        changed.save_revision()
        yield changed.title, None

    def _demand_unseen(self, hidden: list[tuple[str, Any]]) -> None:
        feed = self.sandbox.feed()
        for canary, page in hidden:
            answers = self._ask_roots(canary)
            demand(canary not in feed, f"The sync feed shows a '{self.kind.name}' that is not public: {canary}.")
            demand(canary not in answers, f"GraphQL shows a '{self.kind.name}' that is not public: {canary}.")
            row = self.sandbox.row_of(page, self.kind.name) if page else None
            demand(row is None or row.is_withdrawn, f"The ledger has a '{self.kind.name}' as public: {canary}.")

    def _demand_tombstones(self, page: Any) -> None:
        fresh(page).unpublish()
        self._demand_tombstone(page, WithdrawalReason.WITHDRAWN, "unpublished")
        fresh(page).save_revision().publish()
        self.sandbox.sweep()
        fresh(page).delete()
        self._demand_tombstone(page, WithdrawalReason.DELETED, "deleted")

    def _demand_tombstone(self, page: Any, reason: str, what: str) -> None:
        self.sandbox.sweep()
        row = self.sandbox.row_of(page, self.kind.name)
        demand(
            row and row.is_withdrawn and row.reason == reason and not row.payload,
            f"A '{self.kind.name}' that was {what} left no tombstone with the reason {reason}.",
        )
        demand(
            page.title not in self.sandbox.feed(), f"The sync feed still shows a '{self.kind.name}' that was {what}."
        )

    def _failure(self) -> str:
        from ..models import ProjectionFailure

        messages = ProjectionFailure.objects.values_list("message", flat=True)
        return "; ".join(messages) or "its projection did not fail."
