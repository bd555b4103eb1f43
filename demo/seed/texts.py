"""Write the text pages as an editor would: published, then translated."""

from django.db import transaction
from wagtail.models import Page

from destination_cms.models.text_pages import TextPage

from .documents import Item, read_items
from .images import find_image, upload_images
from .writing import Written, body_of, homes_by_language, is_seeded, note_seeded, put_page, start_page

NAME = "texts"
TEXTS = read_items("texts")


def seed(home: Page) -> None:
    """Write the text pages under a home page and its translations, once.

    Raises:
        ValueError: the home page is in no language of the demo.
    """
    homes = homes_by_language(home)
    source = next(iter(homes.values()))
    if is_seeded(source, NAME):
        return
    with transaction.atomic():
        for item in TEXTS:
            _write(item, homes)
        note_seeded(source, NAME)


def _write(item: Item, homes: dict[str, Page]) -> None:
    written: Written = {}
    file = item.source["cover"]
    # Another part may have uploaded it.
    cover = find_image(file) or upload_images([file])[file]
    for language, home in homes.items():
        page, document = start_page(TextPage, "text_page", item.key, home, written), item.languages[language]
        page.title = page.draft_title = document["title"]
        page.teaser, page.body = document["teaser"], body_of(document.body, {})
        page.cover_image, page.cover_image_alt = cover, document["cover_alt"]
        put_page(page, home, document["slug"])
        page.save_revision().publish()
        written[language] = TextPage.objects.get(pk=page.pk)
