"""Menus, site identities and base maps: public by themselves on their site, and hidden in every way that such a thing can be."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Locale, Site

from destination_cms.models import Menu, MenuItem
from destination_cms.projections.kinds import standalone_kinds
from tests.destination import fresh
from tests.site_snippets import add_base_map

from .filler import Filler
from .hidden_pages import SWEPT_AFTER, WALKED_AFTER
from .planter import Planter
from .public_site import PublicSite, translate

#: So many of each kind refer to hidden things, each to another picture first.
BEARERS = 3


def has_site(model: Any) -> bool:
    """Say whether a snippet belongs to one site; others are on all of them."""
    return any(field.name == "site" for field in model._meta.concrete_fields)


def new_thing(make: Any, model: Any, locale: Any) -> Any:
    """Return a new snippet of a model, on the destination's site where it has one."""
    return model(locale=locale, **({"site": make.site} if has_site(model) else {}))


def site_models() -> list[Any]:
    """Return the models of the snippets that a site has: redirects are none."""
    return [kind.model for kind in standalone_kinds() if hasattr(kind.model, "translation_key")]


@dataclass
class SiteThings:
    """Full ones in French with their translations, bearers in English, and those that are public until ``hide`` is called."""

    full: list[Any]
    bearers: list[Any]
    closing: list[Any]

    @classmethod
    def create(cls, public: PublicSite) -> "SiteThings":
        make, filler = public.destination, public.filler(targets=public.pages)
        full = [filler.fill(new_thing(make, model, make.fr)) for model in site_models()]
        bearers = [
            public.filler().fill(new_thing(make, model, make.en)) for model in site_models() for _ in range(BEARERS)
        ]
        for thing in (*full, *bearers):
            thing.save()
        for thing in full:
            translate(thing, make.en)
        add_base_map(make)
        return cls(full, bearers, [])

    @property
    def handles(self) -> list[str]:
        return [thing.handle for thing in self.full if isinstance(thing, Menu)]

    def add_still_public(self, planter: Planter, now: datetime) -> None:
        ends = {"past its moment": SWEPT_AFTER / 2, "past its moment that nothing has swept": WALKED_AFTER / 2}
        for model in site_models():
            name = model._meta.model_name
            self.closing.append(planter.shared(model, f"unpublished {name}"))
            for way, delay in ends.items():
                planter.shared(model, f"{name} {way}", expire_at=now + delay)

    def refer_to_hidden(self, public: PublicSite, filler: Filler, number: int) -> None:
        """Publish each bearer whose turn it is with everything hidden in it, on both levels of a menu."""
        for bearer in self.bearers[number::BEARERS]:
            thing = filler.fill(fresh(bearer))
            if isinstance(thing, Menu):
                rows = list(thing.items.all())
                for row in rows[::2]:
                    row.is_below = False
                first = MenuItem(page_id=public.pages[0].pk, label="public-branch", sort_order=-1)
                rows = [first, *rows[1::2], *rows[::2]]
                thing.items = rows
                for order, row in enumerate(rows):
                    row.sort_order = order
                thing.items = rows  # type: ignore[misc] - the rows of one menu
            # Its handle is a word, as everything here, and no editor's: it goes live past the rules for what does.
            PublishRevisionAction(thing.save_revision(clean=False)).execute(skip_permission_checks=True)

    def hide(self, planter: Planter) -> None:
        """Hide what was public, add what never was, and leave a draft on what stays public."""
        other = Site.objects.get(hostname="other.example")
        off = Locale.objects.get(language_code="de")
        for thing in self.closing:
            fresh(thing).unpublish()
        for model in site_models():
            name = model._meta.model_name
            planter.shared(model, f"draft {name}", live=False)
            if has_site(model):
                planter.shared(model, f"{name} of another site", site=other)
            planter.shared(model, f"{name} in a language that is switched off", locale=off)
        where = "base map of another site"
        planter.hide(
            add_base_map(
                planter.destination,
                site=other,
                name=f"{planter.canaries.word(f'{where}: file name')}.pmtiles",
                attribution=planter.canaries.word(f"{where}: attribution"),
            ),
            where,
        )
        for thing in self.full:
            name = type(thing)._meta.model_name
            planter.filler(f"draft of a live {name}").fill(fresh(thing)).save_revision(clean=False)
