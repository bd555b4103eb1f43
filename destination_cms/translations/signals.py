"""Signals of pages that others follow, or that follow others: what makes translations follow their source.

A page without translations costs one query before it is saved, and one after it is published.
"""

from functools import partial
from typing import Any

from django.apps import apps
from django.db import router, transaction
from django.db.models import Exists, OuterRef
from django.db.models.signals import pre_save
from django_tasks import task
from wagtail.models import AbstractPage
from wagtail.signals import published

from ..admin.publish_notices import FOLLOWS, count_published, note_follows_later
from ..base_page import page_model
from ..compiled_queries import query_in
from ..models import TranslationState
from ..projections.kinds import PAGE_KIND, kind_of_model
from .facts import overridable_values
from .follow import follow, take_facts
from .sources import source_in
from .texts import text_digests

__all__ = ["connect_translations", "has_followers", "translations_of"]

#: Pages published in one request whose translations follow within it; those of the others follow in a task.
IN_ONE_REQUEST = 20


def connect_translations() -> None:
    """Connect the receivers. Called once, when the app is ready."""
    for model in apps.get_models():
        if issubclass(model, AbstractPage):
            pre_save.connect(note_texts, sender=model, dispatch_uid="destination_cms.translations.pre_save")
    published.connect(follow_published, dispatch_uid="destination_cms.translations.published")


def note_texts(sender: Any, instance: Any, update_fields: Any = None, raw: bool = False, **kwargs: Any) -> None:
    """Note what a live source told before it is saved, for translations of which nothing is known yet."""
    if raw or update_fields is not None or instance.pk is None or not instance.live:
        return
    if not has_followers(instance):
        return
    pks = [pk for pk, is_known in _others(instance) if not is_known]
    if not pks or source_in(translations_of(instance)).pk != instance.pk:
        return
    stored = type(instance)._default_manager.filter(pk=instance.pk, live=True).first()
    if stored is not None:
        known = {"texts": text_digests(stored), "facts": overridable_values(stored)}
        TranslationState.objects.bulk_create(
            [TranslationState(page_id=pk, **known) for pk in pks], ignore_conflicts=True
        )


def follow_published(sender: Any, instance: Any, revision: Any = None, **kwargs: Any) -> None:
    """Have the translations of a published source follow it, or a published translation its source."""
    if kwargs.get(FOLLOWS) or not instance.live or not has_followers(instance) or not _others(instance):
        return
    source = source_in(translations_of(instance))
    if source.pk != instance.pk:
        with transaction.atomic(using=router.db_for_write(TranslationState)):
            take_facts(instance, source, revision)
    elif count_published() <= IN_ONE_REQUEST:
        _follow_source(source.pk)
    else:
        note_follows_later()
        transaction.on_commit(partial(follow_later.enqueue, source.pk), robust=True)


@task()
def follow_later(pk: int) -> None:
    """Have the translations of a page follow it, after the request that published it."""
    _follow_source(pk)


def _follow_source(pk: int) -> None:
    page = page_model()._default_manager.filter(pk=pk, live=True).first()
    if page is not None:
        follow(page.specific, translations_of(page))


def has_followers(thing: Any) -> bool:
    """Say whether translations of a thing follow it: a page of a registered kind that mirrors no other one."""
    if not isinstance(thing, AbstractPage) or thing.alias_of_id is not None:
        return False
    kind = kind_of_model(thing.__class__)
    return kind is not None and kind.name != PAGE_KIND


def _others(page: Any) -> list[tuple[int, bool]]:
    """Return the primary keys of a page's translations, each with whether anything is known of it."""
    model = page_model()

    def build(keys: Any) -> Any:
        pages = model._default_manager.filter(translation_key__in=keys, alias_of__isnull=True).order_by()
        return pages.annotate(destination_is_known=Exists(TranslationState.objects.filter(pk=OuterRef("pk"))))

    key = model._meta.get_field("translation_key"), [page.translation_key]
    found = query_in(model, "translations", build, ("pk", "destination_is_known"), key).records()
    return [(pk, is_known) for pk, is_known in found if pk != page.pk]


def translations_of(page: Any) -> list[Any]:
    """Return the page in each of its languages, as plain pages in the order they were made; aliases are left out."""
    pages = page_model()._default_manager.filter(translation_key=page.translation_key, alias_of__isnull=True)
    return list(pages.select_related("locale", "latest_revision").order_by("pk"))
