"""The town that every run of the machine starts from, and finding one's way in it."""

from typing import Any

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, Site

from circuits.models import CircuitPage, CircuitTheme, SpotPage
from destination_cms.geo import Point
from destination_cms.models import Audio, District, Theme
from destination_cms.publishing.changes import sweep_deferred
from destination_cms.publishing.sweep import sweep_publications
from tests.core.audio.recordings import upload
from tests.destination import Destination, publish
from tests.snapshot import Snapshot

from .verticals import joining

#: The default site, and one that moves about.
HOSTS = ("testserver", "second.test")


def build_town() -> Snapshot:
    """Write two sites, two languages, and a little of everything; return the picture of it."""
    with sweep_deferred():
        make = Destination.create()
        sights, walks = make.section("Sights", slug="sights"), make.section("Walks", slug="walks")
        for page in (make.home, sights):
            publish(Page.objects.get(pk=page.pk).copy_for_translation(make.en))
        root = Page.get_first_root_node()
        annex = root.add_child(instance=Page(title="Annex", slug="annex", locale=make.fr))
        collections = Collection.objects.get(depth=1)
        press, closed = (collections.add_child(instance=Collection(name=name)) for name in ("Press", "Closed"))
        CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
        pictures = [make.image(f"Picture {n}", collection=folder) for n, folder in enumerate((press, press, closed))]
        fort = make.district("Fort", cover_image=pictures[0], cover_image_alt="Walls")
        make.district("Heath")
        spoken = [
            Audio.objects.create(title=f"Voice {n}", language="fr", file=upload(), transcript="…") for n in (0, 1)
        ]
        mill = make.spot("Mill", sights, cover_image=pictures[1], district=fort, audio=spoken[0], location=place_of(3))
        tower = make.spot("Tower", sights, cover_image=pictures[2], location=place_of(6))
        cellar = make.spot("Cellar", walks, live=False)
        make.spot("Shed", annex, cover_image=pictures[1])
        loop = make.circuit("Loop", [mill, tower], walks, track=track_of(0, 10))
        heights, _ = (
            Theme.objects.create(name=name, slug=name.lower(), locale=make.fr) for name in ("Heights", "Mills")
        )
        publish(loop, themes=[CircuitTheme(theme=heights)])
        Site.objects.create(hostname=HOSTS[1], port=80, root_page=walks)
        Redirect.add_redirect("/old-mill", mill)
        Redirect.add_redirect("/old-cellar", cellar)
    sweep_publications()
    return Snapshot()


def build_full_town(town: Snapshot) -> Snapshot:
    """Add content of the other verticals, with links to each other and to what is there; return the picture of it."""
    town.restore()
    with sweep_deferred():
        for module in joining():
            module.add_to_town()
    sweep_publications()
    return Snapshot()


def choose(rows: Any, number: int) -> Any:
    """Return one of the rows, the same for the same number, or ``None`` when there is none."""
    pks = list(rows.order_by("pk").values_list("pk", flat=True))
    return rows.model._default_manager.get(pk=pks[number % len(pks)]) if pks else None


def content_pages() -> Any:
    """Return the spots, the circuits and the pages of other verticals, as base rows."""
    others = [model for module in joining() for model, _relations in module.PAGES.values()]
    return Page.objects.type(SpotPage, CircuitPage, *others)


def editable(model: Any, broken: list[int]) -> Any:
    """Return the pages of a type that have a form: aliases have none, and what is broken is left alone."""
    return model.objects.filter(alias_of=None).exclude(pk__in=broken)


def sections() -> Any:
    """Return the plain pages that may hold others: homes, sections, and those beside the sites."""
    return Page.objects.exact_type(Page).exclude(depth=1)


def folders() -> Any:
    """Return the collections that may be moved and restricted."""
    return Collection.objects.filter(depth__gt=1)


def pictures() -> Any:
    return get_image_model().objects.all()


def recordings() -> Any:
    return Audio.objects.all()


def districts() -> Any:
    return District.objects.all()


def themes() -> Any:
    return Theme.objects.all()


def other_locale(row: Any) -> Locale:
    return Locale.objects.exclude(pk=row.locale_id).order_by("pk")[0]


def place_of(number: int) -> Point:
    """Return a place on the meridian on which all places are, a thousandth of a degree from the next."""
    return Point(round(48.8 + number / 1_000, 3), 2.27)


def track_of(start: int, end: int) -> dict[str, Any]:
    """Return the straight way between two places."""
    line = [[place.longitude, place.latitude] for place in (place_of(start), place_of(end))]
    return {"type": "LineString", "coordinates": line}


def has_room(parent: Any, page: Any) -> bool:
    """Say whether a page may be put below another: not below itself, and its slug is free there."""
    is_inside = parent.path.startswith(page.path)
    return not is_inside and not parent.get_children().filter(~Q(pk=page.pk), slug=page.slug).exists()
