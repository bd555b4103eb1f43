"""The demo's menus and site identity, written after the pages that the menus link to."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID, uuid5

from wagtail.models import Site

from destination_cms.models import Menu, MenuItem, SiteIdentity, SocialLink
from destination_cms.models.text_pages import TextPage

from .documents import read_data
from .typography import typeset
from .writing import in_order

MAIN, FOOTER = "MAIN", "FOOTER"
#: A class with so many pages right below the home page is listed one by one in the main menu.
_SHORT = range(2, 7)
_WORDS: dict[str, Any] = read_data("menus")
_SITE: dict[str, Any] = read_data("site")


def ensure_menus(homes: Iterable[Any], key: UUID) -> None:
    """Write the menus and the identity of the site that the first home page is the root of.

    What is there in any language is left as it is, so that nothing of an editor's is overwritten.

    Args:
        homes: the home page and its translations, in languages of the demo.
        key: the namespace of the translation keys.
    """
    # As they are now: pages were put below them since.
    found = [type(home)._default_manager.get(pk=home.pk) for home in homes]
    site = Site.objects.filter(root_page=found[0].pk).first()
    if site is None:
        return
    for handle, items in ((MAIN, _main_items), (FOOTER, _footer_items)):
        if not Menu.objects.filter(site=site, handle=handle).exists():
            for home in found:
                menu = Menu(**_identity_of(site, home, key, handle), handle=handle)
                _publish(menu, items=in_order(menu, items(home)))
    if not SiteIdentity.objects.filter(site=site).exists():
        for home in found:
            _publish(_site_identity(site, home, key), social_links=_accounts())


def _main_items(home: Any) -> Iterator[MenuItem]:
    """Yield the home page with the pages of short lists below it, then the sections."""
    yield MenuItem(page_id=home.pk, label=_word(MAIN, "home", home))
    children = list(home.get_children().live().specific())
    for model in dict.fromkeys(type(page) for page in children if not isinstance(page, TextPage)):
        pages = [page for page in children if type(page) is model and not page.numchild]
        if len(pages) in _SHORT:
            yield from (MenuItem(page_id=page.pk, is_below=True) for page in pages)
    yield from _sections(home)


def _footer_items(home: Any) -> Iterator[MenuItem]:
    yield from _sections(home)
    yield from (MenuItem(page_id=page.pk) for page in TextPage.objects.child_of(home).live())
    yield MenuItem(label=_word(FOOTER, "mail", home), address=f"mailto:{_SITE['contact_email']}")


def _word(handle: str, name: str, home: Any) -> str:
    language = home.locale.language_code
    return typeset(_WORDS[handle][name][language], language)


def _sections(home: Any) -> Iterator[MenuItem]:
    # A private one is among them on purpose: it shows that visitors do not see its entry.
    yield from (MenuItem(page_id=page.pk) for page in home.get_children().live() if page.numchild)


def _site_identity(site: Any, home: Any, key: UUID) -> SiteIdentity:
    language = home.locale.language_code
    identity = SiteIdentity(
        **_identity_of(site, home, key, "identity"),
        name=_SITE["name"],
        tagline=typeset(_SITE[language]["tagline"], language),
        contact_email=_SITE["contact_email"],
        phone=_SITE["phone"],
    )
    pictured = (page for page in home.get_children().live().specific() if getattr(page, "cover_image_alt", ""))
    page = next(pictured, None)
    if page is not None:
        identity.cover_image_id, identity.cover_image_alt = page.cover_image_id, page.cover_image_alt
    return identity


def _accounts() -> list[SocialLink]:
    return [SocialLink(sort_order=order, **account) for order, account in enumerate(_SITE["social_links"])]


def _identity_of(site: Any, home: Any, key: UUID, name: str) -> dict[str, Any]:
    return {"site": site, "locale": home.locale, "translation_key": uuid5(key, f"demo/site/{name}")}


def _publish(snippet: Any, **rows: list[Any]) -> None:
    for name, children in rows.items():
        setattr(snippet, name, children)
    snippet.live = False
    snippet.save()
    snippet.save_revision().publish()
