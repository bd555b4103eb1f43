"""The ways in which a page can be hidden, and how it came to be so."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, PageViewRestriction, Site

from destination_cms.projections.kinds import page_kinds
from tests.destination import fresh

from .planted_values import SECRET_MOMENT
from .planter import Planter, kind_that_others_name

#: After this time the first expiry is swept; after the second nothing has swept.
SWEPT_AFTER = timedelta(minutes=20)
WALKED_AFTER = timedelta(hours=2)

Act = Callable[[Any], None]


@dataclass
class Places:
    """Where hidden pages are put. ``closed`` was private before anything was below it."""

    home: Page
    closed: Page
    closing: Page
    other_home: Page
    outside: Page
    inactive_home: Page

    @classmethod
    def create(cls, planter: Planter) -> "Places":
        home, fr = planter.destination.home, planter.destination.fr
        root = Page.objects.get(depth=1)

        def section(where: str, parent: Page, locale: Locale) -> Page:
            page = Page(title=planter.canaries.word(f"{where}: title"), slug=planter.canaries.word(f"{where}: slug"))
            page.locale = locale
            fresh(parent).add_child(instance=page)
            page.save_revision().publish()
            planter.hide(page, where)
            return Page.objects.get(pk=page.pk)

        closed = section("private section", home, fr)
        PageViewRestriction.objects.create(page=closed, restriction_type="login")
        other_home = section("home of another site", root, fr)
        Site.objects.create(hostname="other.example", port=80, root_page=other_home, site_name="Other")
        inactive = Locale.objects.get_or_create(language_code="de")[0]
        return cls(
            home=home,
            closed=closed,
            closing=section("section that becomes private", home, fr),
            other_home=other_home,
            outside=section("section outside of every site", root, fr),
            inactive_home=home.copy_for_translation(inactive),
        )


@dataclass
class Hidden:
    """A page that is, or is about to be, hidden. ``act`` is what an editor does to hide it."""

    where: str
    page: Any
    act: Act | None = None


def make_pages_that_are_still_public(planter: Planter, places: Places, now: datetime) -> list[Hidden]:
    """Return pages that everybody may see until they are hidden, or until their moment has come."""
    soon, later = now + SWEPT_AFTER / 2, now + WALKED_AFTER / 2
    ways: list[tuple[str, Page, dict[str, Any], Act | None]] = [
        ("unpublished page", places.home, {}, _unpublish(planter)),
        ("page with a password", places.home, {}, _restrict("password")),
        ("page for people with an account", places.home, {}, _restrict("login")),
        ("page for a group", places.home, {}, _restrict("groups")),
        ("page below a private one", places.closing, {}, None),
        ("page moved out of the site", places.home, {}, lambda page: page.move(fresh(places.outside), "last-child")),
        ("deleted page", places.home, {}, lambda page: page.delete()),
        ("expired page", places.home, {}, lambda page: page.unpublish(set_expired=True)),
        ("page past its moment", places.home, {"expire_at": soon}, None),
        ("page past its moment that nothing has swept", places.home, {"expire_at": later}, None),
    ]
    kinds = _kinds_in_turn()
    return [
        Hidden(where, planter.page(kind, f"{where} ({kind})", parent, **fields), act)
        for where, parent, fields, act in ways
        for kind in (kind_that_others_name(), next(kinds))
    ]


def hide_pages(hidden: list[Hidden], places: Places) -> None:
    for item in hidden:
        if item.act:
            item.act(fresh(item.page))
    PageViewRestriction.objects.create(page=places.closing, restriction_type="password", password="kept")


def make_pages_that_never_were_public(planter: Planter, places: Places, now: datetime) -> list[Hidden]:
    ways: list[tuple[str, Page, bool, dict[str, Any]]] = [
        ("page below a page that was private before", places.closed, True, {}),
        ("page published past its expiry", places.home, True, {"expire_at": now - timedelta(days=1)}),
        ("scheduled page", places.home, True, {"go_live_at": SECRET_MOMENT}),
        ("page of another site", places.other_home, True, {}),
        ("page outside of every site", places.outside, True, {}),
        ("page in a language that is switched off", places.inactive_home, True, {}),
    ]
    kinds = _kinds_in_turn()
    found = [
        Hidden(where, planter.page(kind, f"{where} ({kind})", parent, live=live, **fields))
        for where, parent, live, fields in ways
        for kind in (kind_that_others_name(), next(kinds))
    ]
    drafts = (planter.page(kind.name, f"draft ({kind.name})", places.home, live=False) for kind in page_kinds())
    return [*found, *(Hidden("draft", page) for page in drafts)]


def make_hidden_translations(planter: Planter, public: list[Any]) -> list[Hidden]:
    """Give three public pages a draft in English, a private translation, and an alias that stands in for one."""
    found = []
    ways = ("draft translation", "private translation", "alias that stands in for a translation")
    for page, where in zip(public, ways, strict=True):
        is_alias = where.startswith("alias")
        copy = page.copy_for_translation(planter.destination.en, copy_parents=True, alias=is_alias)
        if is_alias:
            _rename_silently(copy, planter.canaries.word(f"{where}: slug"))
            planter.guesses.hidden_slugs[copy.slug] = "en"
        else:
            revision = planter.rewrite(copy, where).save_revision()
        if where == "private translation":
            PageViewRestriction.objects.create(page=copy, restriction_type="login")
            revision.publish()
        planter.guesses.hidden_keys.add(str(planter.key(copy)))
        found.append(Hidden(where, copy))
    return found


def _kinds_in_turn() -> Iterator[str]:
    """Give each way of hiding another of the kinds: the gates know no kinds."""
    return cycle(sorted(kind.name for kind in page_kinds() if kind.name != kind_that_others_name()))


def _unpublish(planter: Planter) -> Act:
    def act(page: Any) -> None:
        page.unpublish()
        page = planter.rewrite(fresh(page), "what an unpublished page was changed to")
        page.save()
        page.save_revision()

    return act


def _restrict(restriction_type: str) -> Act:
    def act(page: Any) -> None:
        password = "kept" if restriction_type == "password" else ""
        restriction = PageViewRestriction.objects.create(
            page=page, restriction_type=restriction_type, password=password
        )
        if restriction_type == "groups":
            restriction.groups.add(Group.objects.get_or_create(name="Readers")[0])

    return act


def _rename_silently(page: Any, slug: str) -> None:
    """Give an alias an address of its own; an editor cannot, an import can."""
    page.slug = slug
    page.url_path = page.url_path.rstrip("/").rpartition("/")[0] + f"/{slug}/"
    Page.objects.filter(pk=page.pk).update(slug=slug, url_path=page.url_path)
