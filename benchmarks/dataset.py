"""Fill the benchmark database with circuits and spots, with text and images."""

import io
import json
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Mod
from PIL import Image as PillowImage
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site

from circuits.models import CircuitPage, SpotPage
from demo.seed.volume import load_volume, synthetic_places

PLACES = 335
PICTURES = 6
#: Circuits and spots at each scale; a circuit has ten stops.
SCALES = {"small": (100, 1_000), "large": (1_000, 10_000)}


def fill(scale: str) -> None:
    """Create a site with all published content of a scale."""
    circuits, spots = SCALES[scale]
    call_command("migrate", verbosity=0)
    locale = Locale.objects.get_or_create(language_code="fr")[0]
    home = Page.objects.get(depth=1).add_child(instance=Page(title="Issy", slug="issy", locale=locale))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    load_volume(home, synthetic_places(PLACES), spot_count=spots, circuit_count=circuits)
    CircuitPage.objects.update(body=json.dumps(_body()))
    _give_covers([_picture(number).pk for number in range(PICTURES)])
    call_command("reconcile_publications", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _body() -> list[dict[str, Any]]:
    texts = ["Le matin", "Le midi", "Le soir"]
    blocks: list[tuple[str, Any]] = []
    for text in texts:
        blocks += [("heading", text), ("paragraph", f"<p>{f'{text}, la ville se regarde à pied. ' * 8}</p>")]
    return [
        {"type": kind, "value": value, "id": str(UUID(int=number))} for number, (kind, value) in enumerate(blocks, 1)
    ]


def _picture(number: int) -> Any:
    data = io.BytesIO()
    PillowImage.new("RGB", (1600, 1200), (40 * number, 120, 90)).save(data, "PNG")
    file = SimpleUploadedFile(f"picture-{number}.png", data.getvalue(), content_type="image/png")
    return get_image_model().objects.create(title=f"Picture {number + 1}", file=file)


def _give_covers(pictures: list[int]) -> None:
    """Give each page a cover, using the images in rotation."""
    for model in (SpotPage, CircuitPage):
        for number, picture in enumerate(pictures):
            pages = model.objects.annotate(turn=Mod("pk", Value(len(pictures)))).filter(turn=number)
            pages.update(cover_image=picture, cover_image_alt=f"Illustration {number + 1}")
