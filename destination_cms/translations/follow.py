"""Have translations follow their source whenever either is published.

Published are the facts, at once and without a hand: in the live page, which gets a new version, and in a draft that
is newer, whose texts stay. A lock does not keep facts from a page, and a workflow or a schedule goes on. A translation
that is published itself takes the facts of its source, and is up to date if it was written after the source's change.
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import router, transaction
from django.utils import timezone
from django.utils.text import capfirst
from wagtail.log_actions import log
from wagtail.signals import page_published, published

from ..admin.publish_notices import FOLLOWS, note_taken
from ..base_page import page_model
from ..models import TranslationState
from ..publishing.changes import mark_source
from ..publishing.sources import BROKEN_ROW
from .facts import FactsCopier, overridable_values
from .sources import overridden_paths, stale_in_localize
from .texts import changed_texts, text_digests

__all__ = ["follow", "take_facts"]

logger = logging.getLogger(__name__)


def follow(source: Any, pages: Iterable[Any]) -> None:
    """Have the translations of a live page follow it: its facts, and which of their texts must be revised.

    Args:
        source: the page, of its own class.
        pages: it and its translations, as plain pages.
    """
    digests, values = text_digests(source), overridable_values(source)
    TranslationState.objects.filter(pk=source.pk).delete()
    for other in pages:
        if other.pk != source.pk and other.specific_class is type(source):
            try:
                with transaction.atomic(using=router.db_for_write(TranslationState)):
                    _follow(_locked(other), source, digests, values)
            except BROKEN_ROW:
                # What is stored of it cannot be read: the source is published all the same.
                logger.exception("The translation “%s” (page %s) cannot follow its source", other, other.pk)


def _locked(page: Any) -> Any:
    """Return a page as it is stored, once an autosave of it that is under way has ended."""
    return page_model()._base_manager.select_for_update().get(pk=page.pk).specific


def _follow(page: Any, source: Any, digests: dict[str, str], values: dict[str, str]) -> None:
    state = _state_of(page, digests)
    copier = FactsCopier(source, state.facts, overridden_paths(page))
    has_draft = page.latest_revision is not None and (page.has_unpublished_changes or not page.live)
    draft = page.latest_revision if has_draft else None
    is_changed = bool((page.live or draft is None) and copier.copy_to(page))
    if is_changed and page.live:
        _publish(page, draft)
    elif is_changed:
        page.save(clean=False)
    if draft is not None:
        _copy_to_draft(draft, copier, page)
    state.facts = values
    changed = changed_texts(state.texts, digests)
    if changed != state.changed:
        state.changed, state.outdated_at = changed, timezone.now() if changed else None
    _set_outdated(state, is_outdated=bool(changed))


def _publish(page: Any, draft: Any) -> None:
    """Publish a live page as it is in memory. Unlike Wagtail's action, it leaves drafts, schedules and workflows."""
    revision = page.save_revision(clean=False)
    page.live_revision, page.last_published_at = revision, timezone.now()
    page.has_unpublished_changes = draft is not None
    if draft is not None:
        # It stays the latest, and the same: an editor may have it open.
        draft.created_at = timezone.now()
        draft.save(update_fields=["created_at"])
        page.latest_revision, page.latest_revision_created_at = draft, draft.created_at
        page.draft_title = draft.content.get("title", page.draft_title)
    page.save(clean=False)
    page_published.send(sender=page.specific_class, instance=page, revision=revision)
    published.send(sender=type(page), instance=page, revision=revision, **{FOLLOWS: True})
    page.update_aliases(revision=revision, _content=revision.content)
    log(instance=page, action="wagtail.publish", revision=revision, content_changed=True)


def _copy_to_draft(draft: Any, copier: FactsCopier, page: Any) -> None:
    try:
        written = draft.as_object()
    except (*BROKEN_ROW, ValidationError):
        # It takes the facts when it is published, if it ever can be.
        logger.exception("The draft %s of the translation “%s” cannot be read", draft.pk, page)
        return
    if copier.copy_to(written, twin=page):
        draft.content = written.serializable_data()
        draft.save(update_fields=["content"])


def take_facts(page: Any, source: Any, revision: Any) -> None:
    """Put the facts of its source into a translation that is being published."""
    if not source.live or source.specific_class is not type(page):
        return
    source = source.specific
    digests = text_digests(source)
    state = _state_of(page, digests)
    taken = FactsCopier(source, state.facts, overridden_paths(page)).copy_to(page)
    if taken:
        page.save(clean=False)
        if revision is not None:
            revision.content = page.serializable_data()
            revision.save(update_fields=["content"])
        note_taken(page, _labels(page, taken), source.locale.get_display_name())
    state.facts = overridable_values(source)
    if _is_revised(state, source, revision):
        state.texts, state.changed, state.outdated_at = digests, {}, None
    _set_outdated(state, is_outdated=bool(state.changed))


def _is_revised(state: TranslationState, source: Any, revision: Any) -> bool:
    """Say whether what is published may have been written with the source's texts of now at hand."""
    since = state.outdated_at
    if since is None:
        return True
    return (revision is None or revision.created_at >= since) and not stale_in_localize(source, since)


def _state_of(page: Any, digests: dict[str, str]) -> TranslationState:
    return TranslationState.objects.get_or_create(pk=page.pk, defaults={"texts": digests})[0]


def _set_outdated(state: TranslationState, *, is_outdated: bool) -> None:
    has_changed = state.is_outdated != is_outdated
    state.is_outdated = is_outdated
    state.save()
    # Last: outside of a transaction a mark is swept at once.
    if has_changed:
        mark_source(f"page:{state.pk}")


def _labels(page: Any, names: list[str]) -> list[str]:
    fields = map(page._meta.get_field, names)
    return [
        capfirst(str(getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name_plural))
        for field in fields
    ]
