"""What the demos of the verticals share: they run once for a home page, in its languages, and copy nobody's words.

**Nothing is ever overwritten or brought back.** That a demo has been written is a log entry of the home page:
Wagtail keeps those when pages are deleted, and they need no table of ours. So an editor may change or delete
whatever a demo has written, all of it even, and a later run still leaves the site alone.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid5

from django.core.files.base import ContentFile
from wagtail.coreutils import find_available_slug
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Collection, Page, PageLogEntry, TranslatableMixin

#: The languages of the demos, in the order in which they are written.
LANGUAGES = ("fr", "en")
COLLECTION_NAME = "Smart Issy"

#: What was written, by language.
Written = dict[str, Any]


def homes_by_language(home: Page) -> dict[str, Page]:
    """Return the home page and its translations by language, in the order they are written.

    Raises:
        ValueError: none of them is in a language of the demos.
    """
    pages = {page.locale.language_code.split("-")[0]: page for page in home.get_translations(inclusive=True)}
    homes = {language: pages[language] for language in LANGUAGES if language in pages}
    if not homes:
        raise ValueError(f"The demo is written in {' and '.join(LANGUAGES)}; the home page is in {', '.join(pages)}.")
    return homes


def is_seeded(home: Page, vertical: str) -> bool:
    """Say whether a vertical's demo was written under this home page, whatever became of it since."""
    return bool(PageLogEntry.objects.filter(page_id=home.pk, data__destination_demo=vertical).exists())


def note_seeded(home: Page, vertical: str) -> None:
    """Note that a vertical's demo has been written under this home page."""
    log(instance=home, action="wagtail.edit", data={"destination_demo": vertical})


def key_of(home: Page, kind: str, key: str) -> UUID:
    """Return the translation key of what a demo writes: the same on every machine for the same home page."""
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


def upload_picture(data: bytes, name: str, title: str) -> Any:
    """Store a picture of ours in the demo's collection."""
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=COLLECTION_NAME).first() or root.add_child(name=COLLECTION_NAME)
    picture = get_image_model()(title=title, file=ContentFile(data, name=name), collection=collection)
    # A site's own picture model may not know them.
    picture.credit, picture.licence = "Destination CMS", "BSD-3-Clause"
    picture.save()
    return picture


def typeset(text: str, language: str) -> str:
    """Return the text with the spaces that French puts before double punctuation kept on the line."""
    if language != "fr":
        return text
    return re.sub(r" (?=[:;!?»])", "\u00a0", text).replace("« ", "«\u00a0")
