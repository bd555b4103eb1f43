"""Where the demo's news is written, and whether it has been."""

from uuid import UUID, uuid5

from wagtail.models import Page, PageLogEntry

from .content import LANGUAGES

NOTE = {"destination_demo": "news"}


def is_seeded(home: Page) -> bool:
    """Say whether the news was written under this home page, whatever became of it since."""
    return bool(PageLogEntry.objects.filter(page_id=home.pk, data__destination_demo=NOTE["destination_demo"]).exists())


def homes_by_language(home: Page) -> dict[str, Page]:
    """Return the home page and its translations by language, in the order they are written.

    Raises:
        ValueError: none of them is in a language of the demo.
    """
    pages = {page.locale.language_code.split("-")[0]: page for page in home.get_translations(inclusive=True)}
    homes = {language: pages[language] for language in LANGUAGES if language in pages}
    if not homes:
        raise ValueError(f"The demo is written in {' and '.join(LANGUAGES)}; the home page is in {', '.join(pages)}.")
    return homes


def key_of(home: Page, kind: str, key: str) -> UUID:
    """Return the translation key of what the demo writes: the same on every machine for the same home page."""
    return uuid5(home.translation_key, f"demo/{kind}/{key}")
