"""The one extension point: how a vertical declares itself to the core.

A vertical is a Django app whose ``wagtail_hooks.py`` registers one function::

    @hooks.register("register_destination_vertical")
    def register() -> Vertical:
        return vertical

Schema, sync feed, reports and checks are assembled from what that function returns.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from django.db.models import Model

from .geo.point import Point

HOOK_NAME = "register_destination_vertical"

#: A reference inside a payload: ``{"ref": "spot:6f0c…:fr"}``, the key of another publication.
Ref = dict[str, str]


class ProjectionError(Exception):
    """The content cannot be published as it is stored. The message is for the editor, without a full stop."""


def reason_of(error: Exception) -> str:
    """Return why content could not be projected: the projection's own words, or the name of an unforeseen error."""
    return str(error) if isinstance(error, ProjectionError) else f"{type(error).__name__}: {error}"


class Resolver(Protocol):
    """The only way from a projection to other content.

    The ledger's resolver answers with what the public may see; a preview's resolver answers
    with drafts too. Both remember what was asked for.
    """

    def refer(self, model: type[Model], pk: int | None) -> Ref | None:
        """Return a reference to a page, an image or a snippet, or ``None`` where it may not be shown.

        A page or snippet is looked for in the locale of the content that asks, then in its own.
        ``None`` as primary key gives ``None``.
        """
        ...

    def find(self, model: type[Model], pk: int | None, locale: str | None = None) -> Ref | None:
        """Return the same for an index value: the content does not show it, and so does not make it public.

        For what only follows from other content, such as the districts of a circuit's stops, in the ``locale`` of that
        content.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """The public content of one thing.

    Attributes:
        title: plain text.
        payload: JSON-like; references stand in it as ``Resolver.refer`` returned them.
        index: values for those columns of the kind's index row that differ from the payload's value of the
            same name. All others are taken from the payload: a reference as its key, a list as
            ``multi_values.lines_of`` writes it, ``None`` as an empty text where the column is not nullable.
        point: where it is on the map (WGS84), if anywhere.
        changes_at: the moment, with a time zone, from which the projection is another one though nothing is edited, such
            as the start of a closure; the thing is projected again then. ``None`` where there is no such moment.
    """

    title: str
    payload: Mapping[str, Any]
    index: Mapping[str, Any] = field(default_factory=dict)
    point: Point | None = None
    changes_at: datetime | None = None


#: Turns one live page or snippet into what the public may see of it: called with the row and a resolver, and,
#: where the kind has ``prepare``, with what that returned for the batch.
Projector = Callable[..., Projection]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandaloneRules:
    """Rules of standalone content, which is not a page: a redirect, a menu.

    A draft, what is past its expiry and what is in a language that is switched off are not public.

    Attributes:
        sites: returns the primary keys of the sites that a thing is for, ``None`` for all.
        slug: returns the name by which it is asked for, empty when it has none.
        path: returns the path that it answers to, empty when it has none.
        page: returns the primary key of the page that it cannot be without, ``None`` when there is none.
        requires_public_history: called with a thing and the moment since when the ledger remembers paths; says whether
            the thing is public only if its path has been public before.
        dependents: called with primary keys of pages and with paths; returns the primary keys of the things
            that cannot be without these pages, or that need the past of these paths.
    """

    sites: Callable[[Any], Collection[int] | None]
    slug: Callable[[Any], str] = lambda _: ""
    path: Callable[[Any], str] = lambda _: ""
    page: Callable[[Any], int | None] = lambda _: None
    requires_public_history: Callable[[Any, datetime], bool] = lambda *_: False
    dependents: Callable[[Collection[int], Collection[str]], Iterable[int]] = lambda *_: ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file format in which a kind's records can be downloaded.

    Attributes:
        content_type: media type of the file.
        write: called with a record of the ledger (``destination_cms.graphql.reading.reader.Record``) and returns the
            bytes of its file. The same record gives the same bytes, for a day at least.
        applies: called with a record; returns whether it can be said in this format. What cannot is not listed, and is
            answered with 404.
        is_inline: whether browsers show the file, as a page without scripts that loads nothing; others they save.
    """

    content_type: str
    write: Callable[[Any], bytes]
    applies: Callable[[Any], bool] = lambda _: True
    is_inline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PermanentAddresses:
    """Rules of the addresses ``/go/<uuid>`` of a kind of pages, which printed codes lead to.

    The record has the address of its own UUID, in whatever language it is public, and after it has been withdrawn.

    Attributes:
        parts: called with a payload; returns the parts that have an address of their own: by their UUIDs, the fragment
            of the record's address that leads to them. A payload of an older version may lack them.
        labels: called with a record of the ledger (``destination_cms.graphql.reading.reader.Record``); returns what is
            printed beside the code of each part, by UUID in order, as plain text.
        hidden: called with a page; returns the titles of its parts that are not public yet.
    """

    parts: Callable[[Mapping[str, Any]], Mapping[str, str]] = lambda _: {}
    labels: Callable[[Any], Mapping[str, str]] = lambda _: {}
    hidden: Callable[[Any], Sequence[str]] = lambda _: ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentWarning:
    """One thing that an editor should look at. It stops no publish.

    Attributes:
        code: stable, snake_case: names its text in ``WarningRules.texts``.
        values: JSON-like, what its sentence names. Numbers are written as the reader's language writes them.
        starts_on: day from which it holds, as long as nothing changes; ``None`` for at once.
    """

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    starts_on: date | None = None


@dataclass(frozen=True, slots=True)
class WarningText:
    """What an editor reads of a warning; both lazily translated.

    Attributes:
        label: a few words, for the filter of the report.
        sentence: with ``%(name)s`` or ``%(name)d`` for each of the warning's values.
    """

    label: Any
    sentence: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningRules:
    """What the report "Content to check" says of the pages of a kind.

    The sweep calls ``find`` when a page or what it shows has changed, and stores the answer: the report calls nothing.

    Attributes:
        texts: by code.
        find: called with public pages, loaded as for ``project``; returns their warnings by primary key. What it
            reads, it reads for all of them at once.
        place: returns where a page is. With it, pages of the kind that share a place or a name nearby are told too.
    """

    texts: Mapping[str, WarningText]
    find: Callable[[Sequence[Any]], Mapping[int, Sequence[ContentWarning]]]
    place: Callable[[Any], Point | None] | None = None


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
        prepare: called with the objects of a batch before they are projected, to read more for all at once; what
            it returns is the third argument of ``project``.
        prepared_references: called with what ``prepare`` returned; gives primary keys by model of what ``project``
            asks the resolver for beyond the foreign keys of the object and of its ``prefetch``. They are looked up
            for the whole batch in one statement; without it, one after the other.
        standalone: rules for standalone content. Without them, content other than pages is public while something
            public shows it.
        description: one sentence for reports and documentation.
        icon: name of a Wagtail icon, for the kind's listing in the admin.
        listing_filters: what the listing is filtered by: names of fields with choices, and paths to snippets
            that have translations. State, languages, position, image and district need no naming.
        fields_without_panel: fields of a page class that editors do not fill in; check W009 asks for the others.
        reads_positions: whether ``project`` uses the positions of what it refers to; then it is called again when one
            of them changes.
        reads_references: names of kinds: ``project`` uses what the things it refers to refer to of these kinds, and is
            called again when that changes.
        follows: by the name of another kind, a function that is called with primary keys of what changed of it, and
            returns primary keys of rows of this kind that are to be projected again though they do not refer to it yet:
            those near a notice. What refers to it already is projected again too.
        exports: formats in which its records can be downloaded, by file extension:
            ``/export/<name>/<uuid>.<extension>``.
        permanent: rules of the addresses ``/go/<uuid>`` of its pages; ``None`` where they have none.
        warnings: what editors are told to check of its pages; ``None`` where they are told nothing.
    """

    name: str
    model: type[Model]
    project: Projector
    index: type[Model] | None = None
    version: int = 1
    graphql_type: str
    prefetch: Sequence[str] = ()
    prepare: Callable[[Sequence[Any]], Any] | None = None
    prepared_references: Callable[[Any], Mapping[type[Model], Collection[int]]] | None = None
    standalone: StandaloneRules | None = None
    description: str = ""
    icon: str = "doc-full"
    listing_filters: Sequence[str] = ()
    fields_without_panel: Sequence[str] = ()
    reads_positions: bool = False
    reads_references: Sequence[str] = ()
    follows: Mapping[str, Callable[[Collection[int]], Iterable[int]]] = field(default_factory=dict)
    exports: Mapping[str, Export] = field(default_factory=dict)
    permanent: PermanentAddresses | None = None
    warnings: WarningRules | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectedFields:
    """Additions of an extension to the projection of one thing.

    Attributes:
        payload: JSON-like, as in ``Projection``; its keys join the kind's payload.
        index: values for those columns of the extension's index row that differ from the value of the same
            name in the payload, the kind's own included.
    """

    payload: Mapping[str, Any] = field(default_factory=dict)
    index: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindExtension:
    """Additions of an app to a kind of another app: fields of its own, and filters over them.

    Check E008 reports an extension that does not fit its kind.

    Attributes:
        kind: name of the kind.
        model: a subclass of the kind's model (Django's multi-table inheritance), published under the kind.
            ``None``: the extension is for everything of the kind.
        project: called with a thing and the resolver after the kind's own projector; returns what joins the
            payload. May be ``None`` when only filters over the kind's payload are added.
        index: model of the filter rows of the extension, a subclass of ``PublicationIndex``. What the
            extension is not for has no row, and so no value.
        fields: ``RecordType`` (``destination_cms.graphql.types.records``) whose fields join the kind's GraphQL type.
            Each takes the payload's value of its name unless it has a resolver, and is null for what the extension is
            not for.
        filters: what the kind's list can be filtered by, by field name in snake_case, as in ``Listing.rules``.
        orders: what it can be ordered by, by enum value, as in ``Listing.columns``.
        prefetch: relations of ``model`` to load with its rows, as for ``prefetch_related``.
        fields_without_panel: fields of ``model`` that editors do not fill in; see check W009.
    """

    kind: str
    model: type[Model] | None = None
    project: Callable[[Any, Resolver], ProjectedFields] | None = None
    index: type[Model] | None = None
    fields: type | None = None
    filters: Mapping[str, Any] = field(default_factory=dict)
    orders: Mapping[str, Any] = field(default_factory=dict)
    prefetch: Sequence[str] = ()
    fields_without_panel: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockType:
    """A type of block that a vertical adds to the texts of all kinds (``BodyField``).

    Check E009 reports one that cannot be shown.

    Attributes:
        name: stable, snake_case; it is stored with each block, and is ``blockType`` in GraphQL.
        block: returns a new Wagtail block for the editor.
        project: called with the stored JSON value (a chosen object is its primary key) and the resolver;
            returns what joins ``{"id", "type"}`` in the payload, or ``None`` to leave the block out. A
            ``KeyError``, ``TypeError``, ``AttributeError`` or ``ValueError`` is reported as a block that
            cannot be read.
        graphql_type: graphene ``ObjectType`` that implements ``Block``; it joins the union ``BodyBlock``.
    """

    name: str
    block: Callable[[], Any]
    project: Callable[[Any, Resolver], Mapping[str, Any] | None]
    graphql_type: type


@dataclass(frozen=True, slots=True, kw_only=True)
class Vertical:
    """A field of content: its kinds, what it adds to others, and how GraphQL shows them.

    Attributes:
        name: stable, snake_case.
        kinds: what it publishes.
        extensions: what it adds to kinds of other verticals or of the core.
        body_blocks: types of blocks that it adds to the texts of all kinds.
        image_presets: sizes of images that join those of the setting ``IMAGE_PRESETS``, by name in
            UPPER_SNAKE; a size is written as there, for example ``"max-320x160"``. The setting wins.
        query: graphene ``ObjectType`` whose fields join the query root.
        mutation: graphene ``ObjectType`` whose fields join the mutation root. A mutation is executed once, after all
            that GraphQL itself checks; its answer is never kept, and what it was sent is never logged.
        types: graphene types that are reachable only through interfaces.
        scheduled: called at each run of ``publish_scheduled`` with the moment of the run, outside a transaction. One
            that fails is named by its type, and stops no other.
        description: one sentence for documentation; check W001 asks for it.
    """

    name: str
    kinds: Sequence[Kind] = ()
    extensions: Sequence[KindExtension] = ()
    body_blocks: Sequence[BlockType] = ()
    image_presets: Mapping[str, str] = field(default_factory=dict)
    query: type | None = None
    mutation: type | None = None
    types: Sequence[type] = ()
    scheduled: Sequence[Callable[[datetime], object]] = ()
    description: str = ""
