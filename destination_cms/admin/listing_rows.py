"""Data of a listing's rows in addition to the page's own fields, read for all rows at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy
from wagtail.coreutils import get_content_languages
from wagtail.images import get_image_model
from wagtail.models import Locale, Revision
from wagtail.permissions import policy_registry

from ..base_page import page_model
from ..geo.point import Point, PositionError, parse_point
from .states import PICTURE, STATE_LABELS, has_picture, location_name, state_conditions
from .translators import sources_of, translator_for

LANGUAGE_LABELS: dict[str, str | Promise] = {
    "live": pgettext_lazy("of a translation", "live"),
    "draft": pgettext_lazy("of a translation", "draft"),
    "missing": pgettext_lazy("of a translation", "missing"),
    "outdated": pgettext_lazy("of a translation", "to be revised"),
}
#: Files narrower than this look poor in a cell, and wider ones are heavy.
THUMBNAIL_WIDTHS = (100, 800)


@dataclass(frozen=True, slots=True)
class Language:
    """State of a page in one language; ``url`` is the address to continue with it, if the user may."""

    code: str
    name: str
    state: str
    url: str = ""

    @property
    def label(self) -> str | Promise:
        return LANGUAGE_LABELS[self.state]


@dataclass(slots=True)
class ListingRow:
    """Data that the listing shows of one page.

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


def rows_of(pages: Iterable[Any], user: Any) -> dict[int, ListingRow]:
    """Return the row of each page by its primary key. The number of queries does not depend on the number of pages.

    Args:
        pages: with the marks of ``with_marks``.
        user: whose permissions decide what leads anywhere.
    """
    pages = list(pages)
    rows = {page.pk: ListingRow(states=states_of(page)) for page in pages}
    _read_languages(pages, rows, user)
    for pk, source in sources_of(pages).items():
        rows[pk].source = source
    _read_drafts(pages, rows)
    _read_thumbnails(rows.values())
    return rows


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
    names += [
        name for name in ("overdue", "private", "failed", "outdated") if getattr(page, f"is_marked_{name}", False)
    ]
    return [(name, STATE_LABELS[name]) for name in names]


def shown_locales() -> list[Locale]:
    """Return the languages of the site in the order of the settings, in which every row shows them."""
    order = list(get_content_languages())
    return sorted(
        Locale.objects.all(),
        key=lambda one: order.index(one.language_code) if one.language_code in order else len(order),
    )


def _read_languages(pages: Sequence[Any], rows: dict[int, ListingRow], user: Any) -> None:
    found: dict[Any, dict[int, Any]] = defaultdict(dict)
    siblings = page_model()._default_manager.filter(translation_key__in={page.translation_key for page in pages})
    wanted = ("pk", "path", "depth", "owner", "translation_key", "locale", "live", "alias_of")
    outdated = ExpressionWrapper(state_conditions()["outdated"], output_field=BooleanField())
    for sibling in siblings.only(*wanted).annotate(is_outdated=outdated):
        found[sibling.translation_key][sibling.locale_id] = sibling
    locales = shown_locales()
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
                state = "outdated" if sibling.is_outdated else "live" if sibling.live else "draft"
            name = str(locale.get_display_name())
            rows[page.pk].languages.append(Language(locale.language_code, name, state, url))


def _read_drafts(pages: Sequence[Any], rows: dict[int, ListingRow]) -> None:
    """Take position and image from the last draft, where there is one that is not live."""
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
        row = rows[page.pk]
        row.has_place = bool(_shown(page)[0])
        row.position, row.picture, row.address = _point(values[0]), values[1], values[2] or ""


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


def _read_thumbnails(rows: Collection[ListingRow]) -> None:
    """Find for each cover image the smallest file there is; none is made here."""
    narrowest, widest = THUMBNAIL_WIDTHS
    renditions = (
        get_image_model()
        .get_rendition_model()
        ._default_manager.filter(
            image_id__in={row.picture for row in rows if row.picture},
            width__gte=narrowest,
            width__lte=widest,
        )
    )
    # Of each image the last one stays: the narrowest, and of these one that every browser reads.
    best = {r.image_id: r for r in sorted(renditions, key=lambda r: (-r.width, not r.file.name.endswith(".avif")))}
    for row in rows:
        row.thumbnail = best.get(row.picture)
