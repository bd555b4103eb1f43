"""The town that every run of the machine starts from, and finding one's way in it."""

from typing import Any

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, Site

from circuits.models import CircuitPage, SpotPage
from destination_cms.models import District, EventTag
from destination_cms.publishing.marks import sweep_deferred
from destination_cms.publishing.sweep import sweep_publications
from mice.models import MiceOfferPage, OfferLink
from news.models import ArticleEventTag, ArticleLink, ArticleReadAlso, ArticleSection, NewsArticlePage, Section
from tests.destination import Destination, publish
from tests.snapshot import Snapshot

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
        mill = make.spot("Mill", sights, cover_image=pictures[1], district=fort)
        tower = make.spot("Tower", sights, cover_image=pictures[2])
        cellar = make.spot("Cellar", walks, live=False)
        make.spot("Shed", annex, cover_image=pictures[1])
        make.circuit("Loop", [mill, tower], walks)
        Site.objects.create(hostname=HOSTS[1], port=80, root_page=walks)
        Redirect.add_redirect("/old-mill", mill)
        Redirect.add_redirect("/old-cellar", cellar)
    sweep_publications()
    return Snapshot()


def build_full_town(town: Snapshot) -> Snapshot:
    """Add offers and news, with links to each other and to what is there; return the picture of it."""
    town.restore()
    with sweep_deferred():
        french = Locale.objects.get(language_code="fr")
        loop, mill = CircuitPage.objects.get(title="Loop"), SpotPage.objects.get(title="Mill")
        fort, picture = District.objects.get(name="Fort"), choose(pictures(), 0)
        mobility, heritage = (Section.objects.create(name=name, slug=name.lower(), locale=french) for name in "AB")
        event = EventTag.objects.create(label="TOTEC19", locale=french)
        hall = MiceOfferPage(title="Hall", slug="hall", district=fort, cover_image=picture, cover_image_alt="A hall")
        hall.links = [OfferLink(content=loop, sort_order=0), OfferLink(content=mill, sort_order=1)]
        first = NewsArticlePage(title="First", slug="first")
        second = NewsArticlePage(title="Second", slug="second")
        first.sections = [
            ArticleSection(section=mobility, sort_order=0),
            ArticleSection(section=heritage, sort_order=1),
        ]
        second.sections = [ArticleSection(section=heritage, sort_order=0)]
        first.event_tags = [ArticleEventTag(event_tag=event, sort_order=0)]
        for page in (hall, first, second):
            page.live, page.locale = False, french
            Page.objects.get(slug="sights", locale=french).add_child(instance=page)
        first.links = [ArticleLink(content=hall, sort_order=0), ArticleLink(content=mill, sort_order=1)]
        first.read_also = [ArticleReadAlso(content=second, sort_order=0)]
        second.read_also = [ArticleReadAlso(content=first, sort_order=0)]
        for page in (hall, first, second):
            page.save_revision().publish()
    sweep_publications()
    return Snapshot()


def choose(rows: Any, number: int) -> Any:
    """Return one of the rows, the same for the same number, or ``None`` when there is none."""
    pks = list(rows.order_by("pk").values_list("pk", flat=True))
    return rows.model._default_manager.get(pk=pks[number % len(pks)]) if pks else None


def content_pages() -> Any:
    """Return the spots, circuits, offers and articles, as base rows."""
    return Page.objects.type(SpotPage, CircuitPage, MiceOfferPage, NewsArticlePage)


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


def districts() -> Any:
    return District.objects.all()


def other_locale(row: Any) -> Locale:
    return Locale.objects.exclude(pk=row.locale_id).order_by("pk")[0]


def has_room(parent: Any, page: Any) -> bool:
    """Say whether a page may be put below another: not below itself, and its slug is free there."""
    is_inside = parent.path.startswith(page.path)
    return not is_inside and not parent.get_children().filter(~Q(pk=page.pk), slug=page.slug).exists()
