"""Notices to an editor about content that is or should be published and that visitors do not see."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.coreutils import get_content_languages
from wagtail.models import AbstractPage, PageViewRestriction, Site
from wagtail.signals import page_published, published

from ..base_page import page_model
from ..blocks import damaged_blocks
from ..compiled_queries import query_in
from ..geo.distance import haversine_m
from ..geo.plausibility import is_far
from ..models import IllustratedMixin, ProjectionFailure, TeaserMixin
from ..models.fields import destination_point
from .states import location_name

__all__ = [
    "FOLLOWS",
    "Published",
    "collect_published",
    "connect_published",
    "count_published",
    "failure_notice",
    "hidden_reason",
    "note_follows_later",
    "note_taken",
    "tell_published",
    "unreadable_notices",
]

#: How many are named one by one.
NAMED = 10
#: Argument of the signal of a page that is published because its source was.
FOLLOWS = "destination_follows"


@dataclass(slots=True)
class Published:
    """What one request published.

    Attributes:
        things: pages and snippets, in the order of their publication.
        taken: by primary key of a page, the names of what it took from its source, and the source's language.
        followed_later: number of pages whose translations follow in a task.
    """

    things: list[Any] = field(default_factory=list)
    taken: dict[int, tuple[list[str], str]] = field(default_factory=dict)
    followed_later: int = 0


_collected: ContextVar[Published | None] = ContextVar("destination_published", default=None)


@contextmanager
def collect_published() -> Iterator[Published]:
    """Collect what is published within, by whatever view: a form, a bulk action, a workflow."""
    found = Published()
    token = _collected.set(found)
    try:
        yield found
    finally:
        _collected.reset(token)


def connect_published() -> None:
    """Connect to the signals of publication. Called once, when the app is ready."""
    published.connect(_note, dispatch_uid="destination_cms.published")
    page_published.connect(_note_alias, dispatch_uid="destination_cms.page_published")


def _note(sender: Any, instance: Any, **kwargs: Any) -> None:
    found = _collected.get()
    # The editor published the source, and may know nothing of its translations.
    if found is not None and not kwargs.get(FOLLOWS):
        found.things.append(instance)


def _note_alias(sender: Any, instance: Any, alias: bool = False, **kwargs: Any) -> None:
    # Wagtail makes the aliases of a page live with it, and when it only schedules it.
    if alias:
        _note(sender, instance)


def count_published() -> int:
    """Return how many things were published in this request so far; 0 outside of one."""
    found = _collected.get()
    return len(found.things) if found else 0


def note_taken(page: Any, names: list[str], language: str) -> None:
    """Note what a page that is being published took from its source, for the editor of this request."""
    if (found := _collected.get()) is not None:
        found.taken[page.pk] = names, language


def note_follows_later() -> None:
    """Note that the translations of a page that is being published follow in a task."""
    if (found := _collected.get()) is not None:
        found.followed_later += 1


def tell_published(request: HttpRequest, published: Published) -> None:
    """Tell the editor what visitors do not see of what was just published, and what may be a slip."""
    _tell_hidden(request, published.things)
    if later := published.followed_later:
        text = ngettext(
            "The translations of %(count)d page follow in a moment, in the background.",
            "The translations of %(count)d pages follow in a moment, in the background.",
            later,
        )
        messages.info(request, text % {"count": later}, fail_silently=True)
    for thing in published.things[:NAMED]:
        for doubt in _doubts(thing, published.taken):
            text = _("“%(title)s” is published: %(doubt)s.")
            messages.warning(request, text % {"title": _title_of(thing), "doubt": doubt}, fail_silently=True)


def _doubts(thing: Any, taken: dict[int, tuple[list[str], str]]) -> Iterator[str]:
    """Yield what may be a slip in a page that is live: a position far away, a card with nothing on it."""
    if not thing.live or not isinstance(thing, AbstractPage):
        return
    if thing.pk in taken:
        names, language = taken[thing.pk]
        text = _("it follows the page in %(language)s, where these are changed: %(names)s")
        yield text % {"language": language, "names": ", ".join(names)}
    name, centre = location_name(type(thing)), destination_point()
    point = getattr(thing, name) if name else None
    if point is not None and centre is not None and is_far(point, centre):
        yield _("its position is %(km)d km away from the destination") % {"km": haversine_m(point, centre) / 1000}
    if isinstance(thing, TeaserMixin) and isinstance(thing, IllustratedMixin) and not any(_on_the_card(thing)):
        yield _("it has no teaser, no picture and no text, so its card is empty")


def _on_the_card(page: Any) -> tuple[Any, ...]:
    return page.teaser, page.cover_image_id, getattr(page, "body", None)


def _tell_hidden(request: HttpRequest, things: Sequence[Any]) -> None:
    reasons = [(thing, reason) for thing in things if (reason := hidden_reason(thing))]
    for thing, reason in reasons[:NAMED]:
        text = _("“%(title)s” is published, but visitors do not see it: %(reason)s.")
        messages.warning(request, text % {"title": _title_of(thing), "reason": reason}, fail_silently=True)
    if rest := len(reasons[NAMED:]):
        text = ngettext(
            "Visitors do not see %(count)d more that is published.",
            "Visitors do not see %(count)d more that are published.",
            rest,
        )
        messages.warning(request, text % {"count": rest}, fail_silently=True)


def hidden_reason(thing: Any) -> str | None:
    """Return why visitors do not see a page or a snippet that is live; ``None`` when they do, or when it is not live."""
    if not thing.live:
        return None
    if thing.expire_at and thing.expire_at <= timezone.now():
        moment = date_format(timezone.localtime(thing.expire_at), "SHORT_DATETIME_FORMAT")
        return _("it has expired on %(moment)s") % {"moment": moment}
    locale = getattr(thing, "locale", None)
    if locale is not None and locale.language_code not in get_content_languages():
        return _("its language (%(language)s) is not one of the site’s") % {"language": locale.language_code}
    return _hidden_page_reason(thing) if isinstance(thing, AbstractPage) else None


def _hidden_page_reason(page: Any) -> str | None:
    above = _above(page)
    if any(is_private for is_private, is_root in above):
        return _private_reason(page)
    if page.alias_of is not None:
        if page.alias_of.translation_key == page.translation_key:
            return _("it is not translated yet")
        if not page.alias_of.live or hidden_reason(page.alias_of):
            return _("it mirrors “%(title)s”, which visitors do not see") % {"title": _title_of(page.alias_of)}
    if not any(is_root for is_private, is_root in above):
        return _("it is not below the home page of a site")
    return None


def _private_reason(page: Any) -> str:
    pages = page.get_ancestors(inclusive=True)
    restriction = PageViewRestriction.objects.filter(page__in=pages).select_related("page").order_by("pk")[0]
    if restriction.page_id == page.pk:
        return _("it is private")
    return _("“%(title)s”, above it, is private") % {"title": _title_of(restriction.page)}


def _above(page: Any) -> list[tuple[bool, bool]]:
    """Return, for a page and those above it, whether it is private itself, and whether it is the home page of a site."""
    model = page_model()

    def build(paths: Any) -> Any:
        restrictions = PageViewRestriction.objects.filter(page=OuterRef("pk"))
        sites = Site.objects.filter(root_page__translation_key=OuterRef("translation_key"))
        pages = model._default_manager.filter(path__in=paths).order_by()
        return pages.annotate(destination_is_private=Exists(restrictions), destination_is_root=Exists(sites))

    paths = [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
    names = ("destination_is_private", "destination_is_root")
    return query_in(model, "above", build, names, (model._meta.get_field("path"), paths)).records()


def _title_of(thing: Any) -> str:
    return str(thing.get_admin_display_title() if isinstance(thing, AbstractPage) else thing)


def failure_notice(page: Any) -> str | None:
    """Return the notice for an editor who opens a page that could not be published; ``None`` otherwise."""
    failure = ProjectionFailure.objects.filter(source=f"page:{page.pk}").first()
    if failure is None:
        return None
    return _(
        "The last change of this page could not be published (%(message)s). Visitors still see the last good version."
    ) % {"message": failure.message}


def unreadable_notices(page: Any) -> list[str]:
    """Return a notice for each text of a page that is opened of which blocks could not be read."""
    texts = [(field, damaged_blocks(getattr(page, field.attname))) for field in page._meta.concrete_fields]
    return [
        ngettext(
            "“%(field)s”: %(count)d block cannot be read and is not in this form (number %(numbers)s). Write it again: "
            "what you save takes its place.",
            "“%(field)s”: %(count)d blocks cannot be read and are not in this form (numbers %(numbers)s). Write them "
            "again: what you save takes their place.",
            len(damaged),
        )
        % {"field": capfirst(field.verbose_name), "count": len(damaged), "numbers": ", ".join(map(str, damaged))}
        for field, damaged in texts
        if damaged
    ]
