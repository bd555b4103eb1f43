"""What a row of a listing shows beside the page's own fields, read for all rows at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy
from wagtail.coreutils import get_content_languages
from wagtail.images import get_image_model
from wagtail.models import Locale, Revision
from wagtail.permissions import policy_registry

from ..base_page import page_model
from ..geo.point import Point, PositionError, parse_point
from .conditions import PICTURE, STATE_LABELS, has_picture, location_name
from .translating import sources_of, translator_for

LANGUAGE_LABELS: dict[str, str | Promise] = {
    "live": pgettext_lazy("of a translation", "live"),
    "draft": pgettext_lazy("of a translation", "draft"),
    "missing": pgettext_lazy("of a translation", "missing"),
}
#: Files narrower than this look poor in a cell, and wider ones are heavy.
THUMBNAIL_WIDTHS = (100, 800)


@dataclass(frozen=True, slots=True)
class Language:
    """How far a page is in one language; ``url`` leads to where one goes on with it, if one may."""

    code: str
    name: str
    state: str
    url: str = ""

    @property
    def label(self) -> str | Promise:
        return LANGUAGE_LABELS[self.state]


@dataclass(slots=True)
class DeskRow:
    """What the listing knows of one page.

    ``picture`` is a primary key, ``thumbnail`` a rendition that exists, ``source`` what translations are kept from.
    """

    languages: list[Language] = field(default_factory=list)
    states: list[tuple[str, str | Promise]] = field(default_factory=list)
    has_place: bool = False
    position: Point | None = None
    address: str = ""
    picture: int | None = None
    thumbnail: Any = None
    source: int | None = None


def attach_rows(pages: Iterable[Any], user: Any) -> None:
    """Give each page its ``desk``. The number of queries does not depend on the number of pages.

    Args:
        pages: with the marks of ``with_marks``.
        user: whose permissions decide what leads anywhere.
    """
    pages = list(pages)
    by_pk = {page.pk: page for page in pages}
    for page in pages:
        page.desk = DeskRow(states=states_of(page))
    _attach_languages(pages, user)
    for pk, source in sources_of(pages).items():
        by_pk[pk].desk.source = source
    _attach_drafts(pages)
    _attach_thumbnails(pages)


def states_of(page: Any) -> list[tuple[str, str | Promise]]:
    """Return the states of a page with their labels: one that says where it stands, and what else matters."""
    is_scheduled = getattr(page, "is_marked_scheduled", False)
    if page.live:
        names = ["changed" if page.has_unpublished_changes else "live"]
    elif page.expired:
        names = ["expired"]
    else:
        names = [] if is_scheduled else ["draft"]
    names += ["scheduled"] if is_scheduled else []
    names += [name for name in ("overdue", "private", "failed") if getattr(page, f"is_marked_{name}", False)]
    return [(name, STATE_LABELS[name]) for name in names]


def _attach_languages(pages: Sequence[Any], user: Any) -> None:
    found: dict[Any, dict[int, Any]] = defaultdict(dict)
    siblings = page_model()._default_manager.filter(translation_key__in={page.translation_key for page in pages})
    wanted = ("pk", "path", "depth", "owner", "translation_key", "locale", "live", "alias_of")
    for sibling in siblings.only(*wanted):
        found[sibling.translation_key][sibling.locale_id] = sibling
    order = list(get_content_languages())
    locales = sorted(
        Locale.objects.all(),
        key=lambda one: order.index(one.language_code) if one.language_code in order else len(order),
    )
    policy = policy_registry.get_by_type(page_model())
    translator = translator_for(user)
    for page in pages:
        for locale in locales:
            sibling = found[page.translation_key].get(locale.pk)
            if sibling is None or sibling.alias_of_id is not None:
                url = reverse(translator, args=[page.pk]) if translator and page.alias_of_id is None else ""
                state = "missing"
            else:
                may_open = policy.user_has_any_permission_for_instance(user, {"change", "publish"}, sibling)
                url = reverse("wagtailadmin_pages:edit", args=[sibling.pk]) if may_open else ""
                state = "live" if sibling.live else "draft"
            name = str(locale.get_display_name())
            page.desk.languages.append(Language(locale.language_code, name, state, url))


def _attach_drafts(pages: Sequence[Any]) -> None:
    """Take position and picture from the last draft, where there is one that is not live."""
    revisions = {page.latest_revision_id for page in pages if page.has_unpublished_changes}
    names = {name for page in pages for name in _shown(page) if name}
    found = Revision.objects.filter(pk__in=revisions).values("pk", *(f"content__{name}" for name in names))
    drafts = {row["pk"]: row for row in found}
    for page in pages:
        draft = drafts.get(page.latest_revision_id) if page.has_unpublished_changes else None
        values = [
            None if not name else draft[f"content__{name}"] if draft else getattr(page, _column(page, name))
            for name in _shown(page)
        ]
        page.desk.has_place = bool(_shown(page)[0])
        page.desk.position, page.desk.picture, page.desk.address = _point(values[0]), values[1], values[2] or ""


def _shown(page: Any) -> tuple[str | None, str | None, str | None]:
    model = type(page)
    place = location_name(model)
    return place, PICTURE if has_picture(model) else None, "address" if place and hasattr(page, "address") else None


def _column(page: Any, name: str) -> str:
    column: str = page._meta.get_field(name).attname
    return column


def _point(value: Any) -> Point | None:
    try:
        return parse_point(value) if isinstance(value, str) and value else value or None
    except PositionError:
        return None


def _attach_thumbnails(pages: Sequence[Any]) -> None:
    """Find for each cover picture the smallest file there is; none is made here."""
    narrowest, widest = THUMBNAIL_WIDTHS
    renditions = (
        get_image_model()
        .get_rendition_model()
        ._default_manager.filter(
            image_id__in={page.desk.picture for page in pages if page.desk.picture},
            width__gte=narrowest,
            width__lte=widest,
        )
    )
    # Of each picture the last one stays: the narrowest, and of these one that every browser reads.
    best = {r.image_id: r for r in sorted(renditions, key=lambda r: (-r.width, not r.file.name.endswith(".avif")))}
    for page in pages:
        page.desk.thumbnail = best.get(page.desk.picture)
