"""Write the data set into our site as editors would: pages that are published, through the ledger.

``python -m benchmarks.peers.site_content FOLDER``, with the settings of ``site_settings``.
"""

import argparse
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import django

from .dataset import EVENT_TAGS, SECTIONS, Record, read_records

DIFFICULTIES = {"easy": "EASY", "medium": "MODERATE", "hard": "DIFFICULT"}
TRAVEL_MODES = {"walk": "WALK", "bike": "BIKE", "scooter": "ROLLER", "public-transport": "PUBLIC_TRANSPORT"}
SPOT_KINDS = {
    "heritage": "MONUMENT",
    "eco-district": "VIEWPOINT",
    "culture": "MUSEUM",
    "nature": "PARK",
    "food": "SERVICE",
    "business": "COMPANY_SITE",
    "smart-city": "SMART_CITY",
    "transport": "TRANSPORT",
}
_SPOT_LINK = re.compile(r'href="spot:([^"]+)"')


def main() -> None:
    """Migrate the database, write everything, and do what a worker would."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.peers.site_settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from destination_cms.publishing.changes import sweep_deferred
    from destination_cms.publishing.sweep import sweep_publications

    call_command("migrate", verbosity=0)
    with _without_search_tasks(), sweep_deferred():
        Writer(arguments.folder).write()
    sweep_publications()
    call_command("db_worker", batch=True, queue_name="*", reload=False, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@contextmanager
def _without_search_tasks() -> Iterator[None]:
    """Enqueue no task of Wagtail's own indexes: no reader uses them, and the plugin's site is filled without them."""
    from django.db.models.signals import post_save
    from modelsearch.index import get_indexed_models
    from modelsearch.signal_handlers import post_save_signal_handler
    from wagtail.signal_handlers import disable_reference_index_auto_update

    for model in get_indexed_models():
        post_save.disconnect(post_save_signal_handler, sender=model)
    with disable_reference_index_auto_update():
        yield


class Writer:
    """Writes the records of a folder, each kind in one transaction."""

    def __init__(self, folder: Path) -> None:
        from wagtail.models import Locale, Page, Site

        self.folder = folder
        self.locale = Locale.objects.get_or_create(language_code="fr")[0]
        Page.objects.filter(depth=2).delete()
        root = Page.get_first_root_node()
        self.home = root.add_child(instance=Page(title="Home", slug="home", locale=self.locale))
        Site.objects.all().delete()
        Site.objects.create(hostname="127.0.0.1", root_page=self.home, is_default_site=True)
        self.images: list[Any] = []
        self.spots: dict[str, Any] = {}
        self.sections: dict[str, Any] = {}
        self.tags: dict[str, Any] = {}

    def write(self) -> None:
        """Write images and snippets, and then the pages of each kind."""
        from django.db import transaction

        self.images = [self._image(path) for path in sorted((self.folder / "images").glob("*.jpg"))]
        with transaction.atomic():
            self._write_snippets()
        for write in (self._write_spots, self._write_circuits, self._write_offers, self._write_articles):
            with transaction.atomic():
                write()

    def _image(self, path: Path) -> Any:
        from django.core.files.images import ImageFile
        from wagtail.images import get_image_model

        with path.open("rb") as file:
            image = get_image_model()(title=path.stem, file=ImageFile(file, name=path.name))
            image.save()
        return image

    def _write_snippets(self) -> None:
        from destination_cms.models import EventTag
        from news.models import Section

        for name in SECTIONS:
            self.sections[name] = self._publish(Section(locale=self.locale, name=name, slug=name))
        for label in filter(None, EVENT_TAGS):
            self.tags[label] = self._publish(EventTag(locale=self.locale, label=label, series=label, year=2026))

    def _write_spots(self) -> None:
        from circuits.models import SpotPage
        from destination_cms.geo.point import Point
        from destination_cms.models.text_pages import TextPage

        parent = self._section(TextPage, "spots")
        records = read_records(self.folder, "spots")
        for record in records:
            page = SpotPage(
                kind=SPOT_KINDS[record["category"]],
                location=Point(record["lat"], record["lon"]),
                **self._shared(record),
            )
            self.spots[record["slug"]] = parent.add_child(instance=page)
        for record in records:
            page = self.spots[record["slug"]]
            page.body = self._body(record["body"])
            self._publish(page)

    def _write_circuits(self) -> None:
        from circuits.models import CircuitPage, CircuitStop
        from destination_cms.models.text_pages import TextPage

        parent = self._section(TextPage, "circuits")
        for record in read_records(self.folder, "circuits"):
            page = CircuitPage(
                length_m=record["distance_m"],
                duration_minutes=record["duration_min"],
                difficulty=DIFFICULTIES[record["difficulty"]],
                practice_mode=TRAVEL_MODES[record["travel_mode"]],
                body=self._body([{"type": "paragraph", "html": record["body"]}]),
                **self._shared(record),
            )
            page.stops = [
                CircuitStop(
                    spot=self.spots[stop["spot"]], story=f"<p>{stop['note']}</p>", sort_order=order, locale=self.locale
                )
                for order, stop in enumerate(record["stops"])
            ]
            self._publish(parent.add_child(instance=page))

    def _write_offers(self) -> None:
        from destination_cms.geo.point import Point
        from mice.models import MeetingRoom, MiceIndexPage, MiceOfferPage, PriceLine

        parent = self._section(MiceIndexPage, "mice")
        for record in read_records(self.folder, "mice"):
            page = MiceOfferPage(
                participants_max=record["capacity_max"],
                room_count=record["rooms"],
                location=Point(record["lat"], record["lon"]),
                body=self._body(record["body"]),
                **self._shared(record),
            )
            page.rooms = [MeetingRoom(name="Salle", area_m2=record["surface_m2"], locale=self.locale)]
            page.price_lines = [
                PriceLine(label="Tarif", amount=record["price_from"], is_from_price=True, locale=self.locale)
            ]
            self._publish(parent.add_child(instance=page))

    def _write_articles(self) -> None:
        from news.models import ArticleEventTag, ArticleSection, NewsArticlePage, NewsIndexPage

        parent = self._section(NewsIndexPage, "news")
        for record in read_records(self.folder, "news"):
            page = NewsArticlePage(
                displayed_at=datetime.fromisoformat(record["published"]),
                body=self._body(record["body"]),
                **self._shared(record),
            )
            page.sections = [ArticleSection(section=self.sections[record["section"]])]
            page.event_tags = [ArticleEventTag(event_tag=self.tags[tag]) for tag in [record["event_tag"]] if tag]
            self._publish(parent.add_child(instance=page))

    def _section(self, model: Any, slug: str) -> Any:
        page = self.home.add_child(instance=model(title=slug.capitalize(), slug=slug, locale=self.locale, live=False))
        return self._publish(page)

    def _shared(self, record: Record) -> dict[str, Any]:
        """Return the fields that pages of every kind have. A page is a draft until it is published."""
        return {
            "title": record["title"],
            "slug": record["slug"],
            "teaser": record.get("summary") or record["intro"],
            "cover_image": self.images[record["cover"]],
            "cover_image_alt": record["cover_alt"],
            "first_published_at": datetime.fromisoformat(record["published"]),
            "locale": self.locale,
            "live": False,
        }

    def _body(self, blocks: list[Record]) -> list[tuple[str, Any]]:
        from wagtail.rich_text import RichText

        body: list[tuple[str, Any]] = []
        for block in blocks:
            if block["type"] == "paragraph":
                body.append(("paragraph", RichText(self._html(block["html"]))))
            elif block["type"] == "image":
                body.append(("picture", {"image": self.images[block["image"]], "alt": block["alt"], "caption": ""}))
            else:
                body.append(("quote", {"text": block["text"], "attribution": block["attribution"]}))
        return body

    def _html(self, html: str) -> str:
        return _SPOT_LINK.sub(lambda found: f'linktype="page" id="{self.spots[found[1]].pk}"', html)

    def _publish(self, content: Any) -> Any:
        if content.pk is None:
            content.live = False
            content.save()
        content.save_revision().publish()
        return content


if __name__ == "__main__":
    main()
