"""Receivers of model signals: they append marks and nothing else.

Signals only say where to look. What is public is worked out from the database by the sweep, and
whatever sends no signal (``QuerySet.update``, raw SQL) is found by the next reconcile.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from modelcluster.models import get_all_child_relations
from wagtail.images import get_image_model
from wagtail.models import AbstractPage, Collection, CollectionViewRestriction, Locale, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, post_page_move

from ..base_page import page_model
from ..compiled_queries import rows_where
from ..images.presets import all_sizes
from ..models import ImageFacts
from ..models.ledger import MarkScope
from ..models.page_titles import remember_page_title
from ..projections.extensions import models_of
from ..projections.kinds import IMAGE_KIND, get_kinds, kind_of_model
from ..projections.redirects import has_redirects
from .changes import mark, mark_source, sweep_deferred
from .collected import is_collecting, once
from .payload import Key
from .places import PlacesLeft
from .redirect_batches import bound_batches
from .senders import heard_models
from .source_names import PAGE_GROUP, source_of

#: Columns that Wagtail writes on every autosave of a draft and that are not public.
BOOK_KEEPING = frozenset(
    {
        "comments",
        "wagtail_admin_comments",
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)


_places_left = PlacesLeft()


def connect_signals() -> None:
    """Connect every receiver. Called once, when the app is ready."""
    uid = "destination_cms.{}".format
    pre_save.connect(before_save, dispatch_uid=uid("pre_save"))
    post_save.connect(after_save, dispatch_uid=uid("post_save"))
    for model in heard_models():
        pre_delete.connect(before_delete, sender=model, dispatch_uid=uid("pre_delete"))
        post_delete.connect(after_delete, sender=model, dispatch_uid=uid("post_delete"))
    m2m_changed.connect(after_m2m, dispatch_uid=uid("m2m_changed"))
    _connect_redirect_signals()


def before_save(sender: type[Model], instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """Take note of what only the stored row still tells: an address that changes, a place that is left."""
    if instance.pk is None or _is_book_keeping(update_fields):
        return
    if isinstance(instance, AbstractPage):
        _mark_moved_tree(instance)
    elif names := _places(instance.__class__):
        before = sender._default_manager.filter(pk=instance.pk).only(*names).first()
        if before is not None and any(getattr(before, name) != getattr(instance, name) for name in names):
            # Marked after the save: outside of a transaction a mark is swept at once.
            _places_left.note(instance, before)


def _mark_moved_tree(page: Any) -> None:
    """Mark the whole tree when a page's address is about to change; Wagtail updates children in silence."""
    model, names = page_model(), ("url_path", "slug")
    stored = rows_where(model, model._meta.pk.name, [page.pk], names).records()
    if any(before != (page.url_path, page.slug) for before in stored):
        mark(MarkScope.PAGE_TREE, [str(page.pk)])


def after_save(sender: type[Model], instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    if isinstance(instance, AbstractPage):
        remember_page_title(instance, update_fields)
    if not _is_book_keeping(update_fields):
        _mark_change(instance)
    left = _places_left.take(instance)
    if left is not None:
        _mark_change(left)


def before_delete(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Mark the aliases of a page that goes: the database unties them without a signal.

    Wagtail unpublishes those of a live page; what mirrors a page that is not live would become public.
    """
    if isinstance(instance, AbstractPage) and not (is_collecting() and instance.pk not in once(_mirrored_pages)):
        aliases = page_model()._default_manager.filter(alias_of=instance.pk)
        mark_source(*(f"{PAGE_GROUP}:{pk}" for pk in aliases.values_list("pk", flat=True)))
        if not instance.live:
            aliases.update(live=False, has_unpublished_changes=True)


def after_delete(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Mark what goes, and those who refer to it, though it was not public.

    What they showed instead, its translation, they showed for its sake.
    """
    _mark_change(instance)
    kind = kind_of_model(instance.__class__)
    if kind is not None and hasattr(instance, "translation_key"):
        key = Key(
            kind.name,
            str(instance.translation_key),
            once(_languages).get(instance.locale_id) or instance.locale.language_code,
        )
        mark(MarkScope.REFERRERS, [str(key)])


def _mirrored_pages() -> frozenset[int]:
    aliases = page_model()._default_manager.filter(alias_of__isnull=False)
    return frozenset(aliases.values_list("alias_of", flat=True))


def _languages() -> dict[int, str]:
    return dict(Locale.objects.values_list("pk", "language_code"))


def after_m2m(sender: type[Model], instance: Any, action: str, **kwargs: Any) -> None:
    if action.startswith("post_"):
        _mark_change(instance)


def mark_changes(instances: Iterable[Any]) -> None:
    """Append the marks for changes that sent no signal."""
    for instance in instances:
        if instance.pk is not None:
            _mark_change(instance)


def _mark_change(instance: Any) -> None:
    """Append the marks for a change to one row of any model."""
    if isinstance(instance, Site | Locale):
        mark(MarkScope.ALL)
    elif isinstance(instance, PageViewRestriction):
        mark(MarkScope.PAGE_TREE, [str(instance.page_id)])
    elif isinstance(instance, CollectionViewRestriction):
        mark(MarkScope.COLLECTION_TREE, [str(instance.collection_id)])
    elif isinstance(instance, Collection):
        mark(MarkScope.COLLECTION_TREE, [str(instance.pk)])
    elif sources := _sources_of(instance):
        mark_source(*sources)


def _sources_of(instance: Any) -> list[str]:
    """Return the edited rows whose public face a row is part of."""
    if isinstance(instance, AbstractPage):
        return [f"{PAGE_GROUP}:{instance.pk}"]
    kind = kind_of_model(instance.__class__)
    if kind is not None:
        return [source_of(kind, instance.pk)]
    if isinstance(instance, ImageFacts):
        return [f"{IMAGE_KIND}:{instance.image}"]
    if isinstance(instance, get_image_model().get_rendition_model()):
        # Wagtail makes others whenever a list of the admin shows an image: to look must not write.
        is_shown = any(instance.filter_spec == size.spec for size in all_sizes(with_slow=True))
        return [f"{IMAGE_KIND}:{instance.image_id}"] if is_shown else []
    return [
        source_of(kind, parent)
        for kind, foreign_key in _owners(instance.__class__)
        if (parent := getattr(instance, foreign_key, None))
    ]


@cache
def _places(model: type[Model]) -> tuple[str, ...]:
    """Return the columns that say what a row belongs to, for rows that belong to something else."""
    if issubclass(model, PageViewRestriction):
        return ("page_id",)
    if issubclass(model, CollectionViewRestriction):
        return ("collection_id",)
    return tuple(foreign_key for _, foreign_key in _owners(model))


@cache
def _owners(model: Any) -> list[tuple[Any, str]]:
    """Return the kinds of which a model is an inline child, with the column that names the parent."""
    found = {
        (kind.name, relation.field.attname): kind
        for kind in get_kinds().values()
        for owner in models_of(kind)
        for relation in get_all_child_relations(owner)
        if relation.related_model is model
    }
    return [(kind, foreign_key) for (_, foreign_key), kind in found.items()]


def _is_book_keeping(update_fields: Any) -> bool:
    return update_fields is not None and set(update_fields) <= BOOK_KEEPING


def _connect_redirect_signals() -> None:
    """Put receivers before and after those with which Wagtail makes redirects, which no model signal reports.

    Wagtail makes them in bulk when a slug has changed or a page was moved: in the editor's transaction or
    after it, depending on the caller. So there is a mark before, which a crash in between leaves to the next
    sweep, and one after, which brings them into the feed at once.
    """
    if not has_redirects():
        return
    bound_batches()
    from wagtail.contrib.redirects.signal_handlers import (
        autocreate_redirects_on_page_move,
        autocreate_redirects_on_slug_change,
    )

    makers = (
        (page_slug_changed, autocreate_redirects_on_slug_change),
        (post_page_move, autocreate_redirects_on_page_move),
    )
    for signal, maker in makers:
        # A signal calls in the order of connecting, and takes a receiver once: Wagtail's own connecting,
        # should it come later, changes nothing.
        signal.disconnect(maker)
        signal.connect(before_redirects, dispatch_uid="destination_cms.before_redirects")
        signal.connect(maker)
        signal.connect(after_redirects, dispatch_uid="destination_cms.after_redirects")


def before_redirects(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Mark what is about to be redirected to, without sweeping."""
    with sweep_deferred():
        mark(MarkScope.PAGE_TREE, [str(instance.pk)])


def after_redirects(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Mark it again, as another sweep may have taken the first mark meanwhile, and have it swept."""
    mark(MarkScope.PAGE_TREE, [str(instance.pk)])
