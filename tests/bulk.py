"""Thousands of live pages in seconds, behind the back of every signal: as an import or a restored backup."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page

from circuits.models import CircuitPage, CircuitStop, SpotPage
from destination_cms.geo.point import Point


def bulk_pages(model: type[Page], parent: Page, pages: list[Any]) -> list[Any]:
    """Insert pages below a parent without a single signal; return them with primary keys."""
    parent = Page.objects.get(pk=parent.pk)
    now, kind = timezone.now(), ContentType.objects.get_for_model(model)
    first = parent.get_children_count()
    for number, page in enumerate(pages, start=first + 1):
        page.path, page.depth = Page._get_path(parent.path, parent.depth + 1, number), parent.depth + 1
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.locale, page.content_type, page.live, page.draft_title = parent.locale, kind, True, page.title
        page.first_published_at = page.last_published_at = now
    fields = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    bases = [Page(**{name: getattr(page, name) for name in fields}) for page in pages]
    Page.objects.bulk_create(bases, batch_size=500)
    for page, base in zip(pages, bases, strict=True):
        page.pk = page.page_ptr_id = base.pk
    for start in range(0, len(pages), 500):
        model._base_manager._insert(  # type: ignore[attr-defined]
            pages[start : start + 500], fields=model._meta.local_concrete_fields, using="default"
        )
    Page.objects.filter(pk=parent.pk).update(numchild=first + len(pages))
    return pages


def bulk_spots(parent: Page, count: int, *, start: int = 0, **fields: Any) -> list[SpotPage]:
    """Insert live spots named ``Spot 00001`` and so on."""
    numbers = range(start, start + count)
    spots = [
        SpotPage(
            title=f"Spot {number:05}",
            slug=f"bulk-spot-{number:05}",
            location=Point(48.8 + number % 100 / 10_000, 2.2 + number % 97 / 10_000),
            teaser="A place.",
            **fields,
        )
        for number in numbers
    ]
    return bulk_pages(SpotPage, parent, spots)


def bulk_circuits(
    parent: Page, spots: list[SpotPage], count: int, *, stops: int = 10, **fields: Any
) -> list[CircuitPage]:
    """Insert live circuits of so many stops each, over the spots in turn."""
    circuits = [CircuitPage(title=f"Circuit {n:05}", slug=f"bulk-circuit-{n:05}", **fields) for n in range(count)]
    bulk_pages(CircuitPage, parent, circuits)
    rows = [
        CircuitStop(
            circuit=circuit, locale=circuit.locale, spot=spots[(number * stops + order) % len(spots)], sort_order=order
        )
        for number, circuit in enumerate(circuits)
        for order in range(stops)
    ]
    CircuitStop.objects.bulk_create(rows, batch_size=500)
    return circuits
