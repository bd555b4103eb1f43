"""A small destination for tests: two languages, a home page, and makers of content.

Nothing here asks for a vertical until it is asked for that vertical's content. Tests of the core make events.
"""

import io
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image as PillowImage
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, Site

from destination_cms.geo.point import Point
from destination_cms.models import District

if TYPE_CHECKING:
    from circuits.models import CircuitPage, SpotPage

    from .third_party.events.models import EventPage

_numbers = count(1)


def picture_file(name: str = "picture.png", size: tuple[int, int] = (64, 48)) -> SimpleUploadedFile:
    """Return a real picture; every one differs from the last."""
    number = next(_numbers)
    data = io.BytesIO()
    PillowImage.new("RGB", size, (number % 256, number // 256 % 256, 90)).save(data, "PNG")
    return SimpleUploadedFile(name, data.getvalue(), content_type="image/png")


def ensure_roots() -> tuple[Locale, Locale, Page]:
    """Make sure that what Wagtail's migrations write is there, also after a flush."""
    fr = Locale.objects.get_or_create(language_code="fr")[0]
    en = Locale.objects.get_or_create(language_code="en")[0]
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root", locale=fr)
    return fr, en, root


@dataclass
class Destination:
    """The site under test. Pages are made as an editor makes them: with a revision that is published.

    Each page is one transaction with one sweep behind it, as in the admin.
    """

    site: Site
    home: Page
    fr: Locale
    en: Locale
    made: list[Any] = field(default_factory=list)

    @classmethod
    def create(cls, hostname: str = "testserver", *, is_default: bool = True, slug: str = "issy") -> "Destination":
        with transaction.atomic():
            fr, en, root = ensure_roots()
            root = Page.objects.get(pk=root.pk)
            home = root.add_child(instance=Page(title=slug.title(), slug=slug, locale=fr))
            if is_default:
                Site.objects.all().delete()
            site = Site.objects.create(hostname=hostname, port=80, root_page=home, is_default_site=is_default)
        return cls(site=site, home=home, fr=fr, en=en)

    def image(self, title: str = "A picture", **fields: Any) -> Any:
        return get_image_model().objects.create(title=title, file=picture_file(), **fields)

    def district(self, name: str = "Fort", *, live: bool = True, **fields: Any) -> District:
        fields = {"slug": f"district-{next(_numbers)}", "locale": self.fr, **fields}
        return District.objects.create(name=name, live=live, **fields)

    def section(self, title: str = "Section", parent: Page | None = None, *, slug: str = "") -> Page:
        return self._add(Page(title=title, slug=slug or f"section-{next(_numbers)}"), parent)

    def event(
        self, title: str = "Event", parent: Page | None = None, *, live: bool = True, links: Any = (), **fields: Any
    ) -> "EventPage":
        """Add an event of the third party's vertical, the kind that tests of the core stand on."""
        return self._add(new_event(title, links=links, **fields), parent, live=live)  # type: ignore[no-any-return]

    def spot(self, title: str = "Spot", parent: Page | None = None, *, live: bool = True, **fields: Any) -> "SpotPage":
        from circuits.models import SpotPage

        fields.setdefault("location", Point(48.82, 2.27))
        if fields.get("cover_image") is not None:
            fields.setdefault("cover_image_alt", "What it shows")
        fields.setdefault("slug", f"spot-{next(_numbers)}")
        return self._add(SpotPage(title=title, **fields), parent, live=live)

    def circuit(
        self,
        title: str = "Circuit",
        spots: "list[SpotPage] | tuple[SpotPage, ...]" = (),
        parent: Page | None = None,
        *,
        live: bool = True,
        **fields: Any,
    ) -> "CircuitPage":
        from circuits.models import CircuitPage, CircuitStop

        fields.setdefault("slug", f"circuit-{next(_numbers)}")
        if live and not spots and not fields.keys() & {"length_m", "track", "teaser", "body"}:
            fields["teaser"] = "Along the river."  # an empty circuit is not published
        page = CircuitPage(title=title, **fields)
        page.stops = [CircuitStop(spot=spot, sort_order=order) for order, spot in enumerate(spots)]
        return self._add(page, parent, live=live)

    def _add(self, page: Any, parent: Page | None = None, *, live: bool = True) -> Any:
        parent = Page.objects.get(pk=(parent or self.home).pk)
        page.live = False
        page.locale = parent.locale
        with transaction.atomic():
            parent.add_child(instance=page)
            revision = page.save_revision()
            if live:
                revision.publish()
        self.made.append(page)
        return type(page).objects.get(pk=page.pk)


def new_event(title: str = "Event", *, links: Any = (), **fields: Any) -> "EventPage":
    """Return an event of two hours that is not saved; ``links`` are pages that it leads to."""
    from .third_party.events.models import EventLink, EventPage

    if fields.get("cover_image") is not None:
        fields.setdefault("cover_image_alt", "What it shows")
    fields.setdefault("starts_at", datetime(2026, 6, 1, 18, tzinfo=UTC))
    fields.setdefault("ends_at", fields["starts_at"] + timedelta(hours=2))
    fields.setdefault("slug", f"event-{next(_numbers)}")
    page = EventPage(title=title, **fields)
    page.links = [EventLink(content_id=target.pk, sort_order=order) for order, target in enumerate(links)]
    return page


def publish(page: Any, **fields: Any) -> Any:
    """Change fields of a page and publish it, as an editor does; return it fresh."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    with transaction.atomic():
        page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def fresh(row: Any) -> Any:
    """Return a row as the database has it now."""
    return type(row)._default_manager.get(pk=row.pk)
