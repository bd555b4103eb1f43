"""The demo's menus and who its site is: written after the verticals, whose pages the menus lead to."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID, uuid5

from wagtail.models import Site

from ..models import Menu, MenuItem, SiteIdentity, SocialLink
from ..seeding import in_order

MAIN, FOOTER = "MAIN", "FOOTER"
#: A class with so many pages right below the home page is listed one by one in the main menu.
_SHORT = range(2, 7)
_DISCOVER = {"fr": "Découvrir la ville", "en": "Discover the town"}
_MAIL = {"fr": "Nous écrire", "en": "Write to us"}
_TAGLINE = {
    "fr": "La ville intelligente se visite à pied, à vélo, et le téléphone dans la poche.",
    "en": "See the smart city on foot or by bike, with your phone in your pocket.",
}
_NAME, _MAILBOX, _PHONE = "Smart Issy", "bonjour@smart-issy.example", "+33 1 00 00 00 00"
_ACCOUNTS = (
    ("MASTODON", "https://social.example/@smartissy"),
    ("INSTAGRAM", "https://pictures.example/smartissy"),
    ("YOUTUBE", "https://videos.example/smartissy"),
)


def ensure_menus(homes: Iterable[Any], key: UUID) -> None:
    """Write the menus and the identity of the site that the first home page is the root of.

    What is there in any language is left as it is, so that nothing of an editor's is overwritten.

    Args:
        homes: the home page and its translations, in languages of the demo.
        key: the namespace of the translation keys.
    """
    # As they are now: the verticals have put pages below them.
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
    yield MenuItem(page_id=home.pk, label=_DISCOVER[home.locale.language_code])
    children = list(home.get_children().live().specific())
    for model in dict.fromkeys(type(page) for page in children):
        pages = [page for page in children if type(page) is model and not page.numchild]
        if len(pages) in _SHORT:
            yield from (MenuItem(page_id=page.pk, is_below=True) for page in pages)
    yield from _sections(home)


def _footer_items(home: Any) -> Iterator[MenuItem]:
    yield from _sections(home)
    yield MenuItem(label=_MAIL[home.locale.language_code], address=f"mailto:{_MAILBOX}")


def _sections(home: Any) -> Iterator[MenuItem]:
    # A private one is among them on purpose: it shows that visitors do not see its entry.
    yield from (MenuItem(page_id=page.pk) for page in home.get_children().live() if page.numchild)


def _site_identity(site: Any, home: Any, key: UUID) -> SiteIdentity:
    identity = SiteIdentity(
        **_identity_of(site, home, key, "identity"),
        name=_NAME,
        tagline=_TAGLINE[home.locale.language_code],
        contact_email=_MAILBOX,
        phone=_PHONE,
    )
    pictured = (page for page in home.get_children().live().specific() if getattr(page, "cover_image_alt", ""))
    page = next(pictured, None)
    if page is not None:
        identity.cover_image_id, identity.cover_image_alt = page.cover_image_id, page.cover_image_alt
    return identity


def _accounts() -> list[SocialLink]:
    return [SocialLink(network=network, url=url, sort_order=order) for order, (network, url) in enumerate(_ACCOUNTS)]


def _identity_of(site: Any, home: Any, key: UUID, name: str) -> dict[str, Any]:
    return {"site": site, "locale": home.locale, "translation_key": uuid5(key, f"demo/site/{name}")}


def _publish(snippet: Any, **rows: list[Any]) -> None:
    for name, children in rows.items():
        setattr(snippet, name, children)
    snippet.live = False
    snippet.save()
    snippet.save_revision().publish()
