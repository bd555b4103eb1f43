"""Rows: sites."""

from wagtail.models import Site

from tests.destination import fresh

from .row import Rows
from .world import World

_table = Rows()
ROWS = _table.rows

_WALKS = "walks.test"
#: The second site shows the circuit without stops: their spots are not on it.
_ON_WALKS = ("+ page Walks fr /fr/", "+ page Walks en /en/", "+ circuit Loop fr /fr/loop/", "+ image Mill picture")


@_table.add("add a site for a section", elsewhere={_WALKS: _ON_WALKS})
def add_a_site(world: World) -> None:
    world.editor.add("wagtailsites", hostname=_WALKS, port=80, root_page=world.walks.pk)


@_table.add(
    "change the root of a site",
    "- page Issy fr WITHDRAWN /fr/",
    "- page Issy en WITHDRAWN /en/",
    "- page Walks fr WITHDRAWN",
    "- page Walks en WITHDRAWN",
    "+ page Sights fr /fr/",
    "+ page Sights en /en/",
    "+ spot Mill fr /fr/mill/",
    "+ spot Tower fr /fr/tower/",
    "- circuit Loop fr WITHDRAWN /fr/walks/loop/",
)
def change_the_root(world: World) -> None:
    world.editor.change("wagtailsites", world.destination.site, "root_page", world.sights.pk)


_SECTIONS = (
    "+ page Issy fr /fr/",
    "+ page Issy en /en/",
    "+ page Sights fr /fr/sights/",
    "+ page Sights en /en/sights/",
    "+ page Walks fr /fr/walks/",
    "+ page Walks en /en/walks/",
)


# The records hold paths; the control line of the next answer has the new address.
@_table.add("change the host name of a site")
def change_the_host_name(world: World) -> None:
    world.editor.change("wagtailsites", world.destination.site, "hostname", "issy.test")


@_table.add("change the name of a site")
def change_the_name(world: World) -> None:
    world.editor.change("wagtailsites", world.destination.site, "site_name", "Issy for ever")


def _walks_has_a_site(world: World) -> None:
    Site.objects.create(hostname=_WALKS, port=80, root_page=fresh(world.walks))


# Its host falls back to the default site; an app of the old one is told to start again.
@_table.add(
    "delete a site",
    before=_walks_has_a_site,
    elsewhere={
        _WALKS: (
            *_SECTIONS,
            "+ circuit Loop fr /fr/walks/loop/",
            "+ spot Mill fr",
            "+ spot Tower fr",
            "+ district Fort fr",
            "+ image Mill picture",
            "+ image Fort picture",
        )
    },
)
def delete_a_site(world: World) -> None:
    world.editor.remove("wagtailsites", Site.objects.get(hostname=_WALKS))


@_table.add(
    "publish an edit that two sites show",
    "+ circuit Loop fr /fr/walks/loop/",
    before=_walks_has_a_site,
    elsewhere={_WALKS: _ON_WALKS},
)
def publish_on_two_sites(world: World) -> None:
    world.editor.edit(world.loop, teaser="Round and round")


@_table.add(
    "move a page from one site's section to another's",
    "+ spot Mill fr /fr/walks/mill/",
    "+ redirect /fr/sights/mill",
    before=_walks_has_a_site,
    elsewhere={
        _WALKS: (*_ON_WALKS, "+ spot Mill fr /fr/mill/", "+ district Fort fr", "+ image Fort picture"),
    },
)
def move_between_sites(world: World) -> None:
    world.editor.move(world.mill, world.walks)


def _walks_has_a_site_in_one_language(world: World) -> None:
    fresh(world.walks_en).delete()
    _walks_has_a_site(world)


@_table.add("translate the root of a site", before=_walks_has_a_site_in_one_language)
def translate_the_root(world: World) -> None:
    world.editor.translate(world.walks, world.en)
