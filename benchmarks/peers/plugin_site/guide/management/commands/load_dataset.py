"""Load the records of a folder into an empty, migrated database.

Rows are inserted in bulk, a page's base row and then its own; revisions, search index and reference index, which no
reader uses, are not written.
"""

import json
import re
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.images import ImageFile
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from wagtail.images.models import Image
from wagtail.models import Locale, Page, Site

from guide.models import (
    RENDITIONS,
    CircuitPage,
    CircuitStop,
    HomePage,
    MiceOfferPage,
    NewsArticlePage,
    SectionPage,
    SpotPage,
)

MODELS: dict[str, Any] = {"spots": SpotPage, "circuits": CircuitPage, "mice": MiceOfferPage, "news": NewsArticlePage}
BATCH_ROWS, BATCH_OWN_ROWS = 500, 50
_OF_THE_BASE = {"slug", "title", "published", "stops", "cover", "body"}
_SPOT_LINK = re.compile(r'href="spot:([^"]+)"')


class Command(BaseCommand):
    """Loads the data set, and makes the files of its images."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder of the data set."""
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, **options: Any) -> None:
        """Write the site, its images and its pages."""
        self.locale = Locale.objects.get()
        Site.objects.all().delete()
        Page.objects.filter(depth=2).delete()
        home = Page.get_first_root_node().add_child(instance=HomePage(title="Home", slug="home", locale=self.locale))
        Site.objects.create(hostname="127.0.0.1", root_page=home, is_default_site=True)
        self.images = [self._image(path) for path in sorted((folder / "images").glob("*.jpg"))]
        self.spots: dict[str, int] = {}
        with transaction.atomic():
            for kind, model in MODELS.items():
                section = home.add_child(instance=SectionPage(title=kind.title(), slug=kind, locale=self.locale))
                lines = (folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
                self._load(model, [json.loads(line) for line in lines], section)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _image(self, path: Path) -> Any:
        image = Image(title=path.stem, description=f"Photo {path.stem}")
        with path.open("rb") as file:
            image.file.save(path.name, ImageFile(file))
        image.save()
        image.get_renditions(*RENDITIONS)
        return image

    def _load(self, model: Any, records: list[dict[str, Any]], section: Any) -> None:
        bases = [self._base(model, record, section, number) for number, record in enumerate(records, 1)]
        Page.objects.bulk_create(bases, batch_size=BATCH_ROWS)
        pks = dict(Page.objects.filter(path__startswith=section.path).values_list("slug", "pk"))
        if model is SpotPage:
            self.spots = pks
        pages = [self._page(model, record, pks[record["slug"]]) for record in records]
        fields = model._meta.local_concrete_fields
        for start in range(0, len(pages), BATCH_OWN_ROWS):
            # Django has no public way to insert the rows of a page's own table at once.
            batch = pages[start : start + BATCH_OWN_ROWS]
            model._base_manager._insert(batch, fields=fields, using="default")  # noqa: SLF001
        CircuitStop.objects.bulk_create(
            (
                CircuitStop(
                    circuit_id=pks[record["slug"]],
                    spot_id=self.spots[stop["spot"]],
                    note=stop["note"],
                    sort_order=order,
                )
                for record in records
                for order, stop in enumerate(record.get("stops", ()))
            ),
            batch_size=BATCH_ROWS,
        )
        Page.objects.filter(pk=section.pk).update(numchild=len(records))

    def _base(self, model: Any, record: dict[str, Any], section: Any, number: int) -> Any:
        published = datetime.fromisoformat(record["published"])
        return Page(
            title=record["title"],
            draft_title=record["title"],
            slug=record["slug"],
            content_type=ContentType.objects.get_for_model(model),
            locale=self.locale,
            live=True,
            depth=section.depth + 1,
            numchild=0,
            path=Page._get_path(section.path, section.depth + 1, number),  # noqa: SLF001 - treebeard has no public one
            url_path=f"{section.url_path}{record['slug']}/",
            first_published_at=published,
            last_published_at=published,
            latest_revision_created_at=published,
        )

    def _page(self, model: Any, record: dict[str, Any], pk: int) -> Any:
        values = {name: value for name, value in record.items() if name not in _OF_THE_BASE}
        body = record["body"]
        values["body"] = self._blocks(body) if isinstance(body, list) else self._html(body)
        return model(page_ptr_id=pk, cover_id=self.images[record["cover"]].pk, **values)

    def _blocks(self, blocks: list[dict[str, Any]]) -> str:
        stored = []
        for number, block in enumerate(blocks):
            value: Any
            if block["type"] == "paragraph":
                value = self._html(block["html"])
            elif block["type"] == "image":
                value = {"image": self.images[block["image"]].pk, "decorative": False, "alt_text": block["alt"]}
            else:
                value = {"text": block["text"], "attribution": block["attribution"]}
            stored.append({"type": block["type"], "value": value, "id": f"00000000-0000-4000-8000-{number:012d}"})
        return json.dumps(stored, ensure_ascii=False)

    def _html(self, html: str) -> str:
        return _SPOT_LINK.sub(lambda found: f'linktype="page" id="{self.spots[found[1]]}"', html)
