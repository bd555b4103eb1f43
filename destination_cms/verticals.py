"""The one extension point: how a vertical declares itself to the core.

A vertical is a Django app whose ``wagtail_hooks.py`` registers one function::

    @hooks.register("register_destination_vertical")
    def register() -> Vertical:
        return vertical

Schema, sync feed, reports and checks are assembled from what that function returns.
"""

import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model
from wagtail import hooks

from .conf import get_settings
from .projection import Projection, Resolver

HOOK_NAME = "register_destination_vertical"

logger = logging.getLogger(__name__)

#: Turns one live page or snippet into what the public may see of it.
Projector = Callable[[Any, Resolver], Projection]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How something that is no page is public by itself: a redirect, a menu.

    A draft, what is past its expiry and what is in a language that is switched off are not public.

    Attributes:
        sites: returns the primary keys of the sites that a thing is for, ``None`` for all.
        slug: returns the name by which it is asked for, empty when it has none.
        path: returns the path that it answers to, empty when it has none.
        page: returns the primary key of the page that it cannot be without, ``None`` when there is none.
        needs_past: called with a thing and the moment since when the ledger remembers paths; says whether
            the thing is public only if its path has been public before.
        hanging: called with primary keys of pages and with paths; returns the primary keys of the things
            that cannot be without these pages, or that need the past of these paths.
    """

    sites: Callable[[Any], Collection[int] | None]
    slug: Callable[[Any], str] = lambda _: ""
    path: Callable[[Any], str] = lambda _: ""
    page: Callable[[Any], int | None] = lambda _: None
    needs_past: Callable[[Any, datetime], bool] = lambda *_: False
    hanging: Callable[[Collection[int], Collection[str]], Iterable[int]] = lambda *_: ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of publication.

    Attributes:
        name: stable, snake_case; part of every key, so of every app's replica.
        model: a concrete page class, or a translatable snippet.
        project: the one function that decides what is public of it.
        index: model of the typed filter rows, a subclass of ``PublicationIndex``.
        version: raise it when ``project`` changes its answer; the next reconcile republishes.
        graphql_type: name of the GraphQL type that shows it.
        prefetch: relations to load with the objects, as for ``prefetch_related``.
        prepare: called with the objects of a batch before they are projected, to read more for all at once.
        standing: for what is no page and yet public by itself. Without it only pages are; anything else is
            public while something public shows it.
        description: one sentence for reports and documentation.
        icon: name of a Wagtail icon, for the kind's listing in the admin.
        listing_filters: what the listing is filtered by: names of fields with choices, and paths to snippets
            that have translations. State, languages, position, picture and district need no naming.
    """

    name: str
    model: type[Model]
    project: Projector
    index: type[Model] | None = None
    version: int = 1
    graphql_type: str
    prefetch: Sequence[str] = ()
    prepare: Callable[[Sequence[Any]], None] | None = None
    standing: Standing | None = None
    description: str = ""
    icon: str = "doc-full"
    listing_filters: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vertical:
    """A field of content: its kinds, how GraphQL shows them, and demo content.

    Attributes:
        name: stable, snake_case.
        kinds: what it publishes.
        query: graphene ``ObjectType`` whose fields join the query root.
        types: graphene types that are reachable only through interfaces.
        seed: writes demo content under the home page it is given; must be safe to call twice.
        description: one sentence for documentation; check W001 asks for it.
    """

    name: str
    kinds: Sequence[Kind] = ()
    query: type | None = None
    types: Sequence[type] = ()
    seed: Callable[[Any], None] | None = None
    description: str = ""


def get_verticals() -> dict[str, Vertical]:
    """Return the registered verticals by name, sorted, so that nothing depends on the order of apps.

    What is not a ``Vertical`` or takes a name twice is left out here and reported by the
    system checks E001 and E002.
    """
    found = [answer for answer in declared_verticals() if isinstance(answer, Vertical)]
    if get_settings()["TRACE"]:
        logger.info("verticals: %s", ", ".join(sorted(vertical.name for vertical in found)))
    return {vertical.name: vertical for vertical in sorted(found, key=lambda v: v.name)}


def declared_verticals() -> list[object]:
    """Return what each hook answered, unchecked."""
    return [function() for function in hooks.get_hooks(HOOK_NAME)]
