"""Shared functions of the parts of the seed; each part runs once for a home page, in its languages.

**Nothing is ever overwritten or brought back.** That a part has been written is a log entry of the home page:
Wagtail keeps those when pages are deleted, and they need no table of ours. So an editor may change or delete
whatever the seed has written, all of it even, and a later run still leaves the site alone.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid5

from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, TranslatableMixin
from wagtail.rich_text import RichText

from .documents import LANGUAGES
from .markdown import Block

#: What was written, by language.
Written = dict[str, Any]


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


def is_seeded(home: Page, part: str) -> bool:
    """Say whether a part of the demo was written under this home page, whatever became of it since."""
    return bool(PageLogEntry.objects.filter(page_id=home.pk, data__destination_demo=part).exists())


def note_seeded(home: Page, part: str) -> None:
    """Note that a part of the demo has been written under this home page."""
    log(instance=home, action="wagtail.edit", data={"destination_demo": part})


def key_of(home: Page, kind: str, key: str) -> UUID:
    """Return the translation key of what the seed writes: the same on every machine for the same home page."""
    return uuid5(home.translation_key, f"demo/{kind}/{key}")


def start_page(model: type[Page], kind: str, key: str, home: Page, written: Written) -> Any:
    """Return a new page in the first language, and a copy of it, as a draft, in the others."""
    if written:
        return next(iter(written.values())).copy_for_translation(home.locale)
    return model(locale=home.locale, translation_key=key_of(home, kind, key), live=False)


def start_snippet(model: Any, kind: str, key: str, home: Page, written: Written) -> Any:
    """Return a new snippet in the first language, and a copy of it in the others; all are drafts."""
    if not written:
        return model(locale=home.locale, translation_key=key_of(home, kind, key), live=False)
    snippet = next(iter(written.values())).copy_for_translation(home.locale)
    snippet.latest_revision, snippet.live = None, False
    return snippet


def rows_of(owner: Any, model: Any, values: Iterable[Mapping[str, Any]]) -> list[Any]:
    """Return new rows of a page or snippet in order, with these values."""
    return in_order(owner, (model(**fields) for fields in values))


def in_order(owner: Any, rows: Iterable[Any]) -> list[Any]:
    """Number the rows of a page or snippet; the n-th row of each language translates the n-th of the first."""
    numbered = list(rows)
    for order, row in enumerate(numbered):
        row.sort_order = order
        if isinstance(row, TranslatableMixin):
            row.translation_key = uuid5(owner.translation_key, f"{row._meta.model_name}/{order}")
            row.locale = owner.locale
    return numbered


def put_page(page: Any, parent: Page, slug: str) -> None:
    """Store a page with the slug that is free there, below its parent if it is nowhere yet."""
    page.slug = find_available_slug(parent, slug, ignore_page_id=page.pk)
    if page.pk is None:
        # As it is now: pages were put below it since it was read.
        Page.objects.get(pk=parent.pk).add_child(instance=page)
    else:
        page.save()


def publish_snippet(snippet: Any) -> Any:
    """Store a snippet and publish its revision."""
    snippet.full_clean()
    snippet.save()
    snippet.save_revision().publish()
    return snippet


def body_of(blocks: Iterable[Block], images: Mapping[str, Any]) -> list[Block]:
    """Return blocks as a page's body takes them; ``images`` holds those of the library by file name."""
    body: list[Block] = []
    for kind, value in blocks:
        if kind == "paragraph":
            body.append((kind, RichText(value)))
        elif kind == "picture":
            body.append((kind, {"image": images[value["file"]], "alt": value["alt"], "caption": value["caption"]}))
        else:
            body.append((kind, value))
    return body
