"""Rows: redirects, which are public while the page is that they lead to."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from tests.destination import fresh, publish

from .editor import local
from .forms import form_with
from .pages import WITHOUT_MILL
from .row import Rows
from .world import World

_table = Rows()
ROWS = _table.rows

_VIEWS = "wagtailredirects"
_ADDED, _GONE = "+ redirect /old", "- redirect /old WITHDRAWN /old"
_WALKS = "walks.test"


def _old() -> Redirect:
    return Redirect.objects.get(old_path="/old")


def _old_leads_to_mill(world: World) -> None:
    Redirect.add_redirect("/old", world.mill)


def _old_leads_to_cellar(world: World) -> None:
    Redirect.add_redirect("/old", world.cellar)


@_table.add("add a redirect to a page", "+ redirect /old?page=2 /old?page=2")
def add_to_a_page(world: World) -> None:
    world.editor.add(_VIEWS, old_path="old/?page=2", is_permanent="on", redirect_page=world.mill.pk)


@_table.add("add a redirect to another host", _ADDED)
def add_to_a_link(world: World) -> None:
    world.editor.add(_VIEWS, old_path="/old/", redirect_link="https://example.org/new")


@_table.add("add a redirect to a draft")
def add_to_a_draft(world: World) -> None:
    world.editor.add(_VIEWS, old_path="/old/", redirect_page=world.cellar.pk)


@_table.add("add a redirect to a private page")
def add_to_a_private_page(world: World) -> None:
    world.editor.add(_VIEWS, old_path="/old/", redirect_page=world.vault.pk)


@_table.add("add a redirect to a stand-in", before=lambda world: world.english(world.mill, is_alias=True))
def add_to_a_stand_in(world: World) -> None:
    world.editor.add(_VIEWS, old_path="/old/", redirect_page=world.mill.get_translation(world.en).pk)


@_table.add("add a redirect that leads nowhere")
def add_to_nothing(world: World) -> None:
    world.editor.add(_VIEWS, old_path="/old/")


@_table.add("change the path of a redirect", "+ redirect /older", before=_old_leads_to_mill)
def change_the_path(world: World) -> None:
    world.editor.change(_VIEWS, _old(), "old_path", "/older")


@_table.add("make a redirect temporary by code", _ADDED, before=_old_leads_to_mill)
def make_it_temporary(world: World) -> None:
    redirect = _old()
    redirect.is_permanent = False
    redirect.save()


@_table.add("lead a redirect to a draft", _GONE, before=_old_leads_to_mill)
def lead_to_a_draft(world: World) -> None:
    world.editor.change(_VIEWS, _old(), "redirect_page", world.cellar.pk)


@_table.add("delete a redirect", "- redirect /old DELETED /old", before=_old_leads_to_mill)
def delete(world: World) -> None:
    world.editor.remove(_VIEWS, _old())


@_table.add(
    "publish the target of a redirect",
    "+ spot Cellar fr",
    "+ image Cellar picture",
    "+ circuit Loop fr",
    _ADDED,
    before=_old_leads_to_cellar,
)
def publish_the_target(world: World) -> None:
    world.editor.edit(world.cellar)


@_table.add("edit the target of a redirect", "+ spot Mill fr", before=_old_leads_to_mill)
def edit_the_target(world: World) -> None:
    world.editor.edit(world.mill, teaser="Grinds again")


@_table.add(
    "unpublish the target of a redirect", "- spot Mill fr WITHDRAWN", *WITHOUT_MILL, _GONE, before=_old_leads_to_mill
)
def unpublish_the_target(world: World) -> None:
    world.editor.unpublish(world.mill)


@_table.add(
    "delete the target of a redirect",
    "- spot Mill fr DELETED",
    *WITHOUT_MILL,
    "- redirect /old DELETED",
    before=_old_leads_to_mill,
)
def delete_the_target(world: World) -> None:
    world.editor.delete(world.mill)


@_table.add(
    "make the section of a redirect's target private",
    "- page Sights fr WITHDRAWN",
    "- spot Mill fr WITHDRAWN",
    "- spot Tower fr WITHDRAWN",
    *WITHOUT_MILL,
    _GONE,
    before=_old_leads_to_mill,
)
def make_the_section_private(world: World) -> None:
    world.editor.page_privacy(world.sights, "login")


@_table.add("set the expiry of a redirect's target", "+ spot Mill fr", _ADDED, before=_old_leads_to_mill)
def set_the_expiry_of_the_target(world: World) -> None:
    world.editor.edit(world.mill, expire_at=local(timezone.now() + timedelta(hours=3)))


def _old_leads_to_mill_that_expires(world: World) -> None:
    _old_leads_to_mill(world)
    publish(world.mill, expire_at=timezone.now() + timedelta(hours=1))


_EXPIRED = ("- spot Mill fr EXPIRED", *WITHOUT_MILL, _GONE)


@_table.add("the target of a redirect expires without a scheduler", *_EXPIRED, before=_old_leads_to_mill_that_expires)
def expire_by_the_clock(world: World) -> None:
    world.travel(hours=2)


@_table.add("the scheduler unpublishes the target of a redirect", *_EXPIRED, before=_old_leads_to_mill_that_expires)
def expire_by_the_scheduler(world: World) -> None:
    world.travel(hours=2)
    call_command("publish_scheduled")


def _walks_has_a_site(world: World) -> None:
    Site.objects.create(hostname=_WALKS, port=80, root_page=fresh(world.walks))
    Redirect.add_redirect("/old", world.loop)


_ON_WALKS = ("+ page Walks fr", "+ page Walks en", "+ circuit Loop fr", "+ image Mill picture")


@_table.add(
    "keep a redirect to one of two sites",
    _GONE,
    before=_walks_has_a_site,
    elsewhere={_WALKS: (*_ON_WALKS, _ADDED)},
)
def keep_to_one_site(world: World) -> None:
    world.editor.change(_VIEWS, _old(), "site", Site.objects.get(hostname=_WALKS).pk)


@_table.add(
    "lead a redirect for all sites to a page of one",
    _ADDED,
    before=_walks_has_a_site,
    elsewhere={_WALKS: _ON_WALKS},
)
def lead_to_a_page_of_one_site(world: World) -> None:
    world.editor.change(_VIEWS, _old(), "redirect_page", world.mill.pk)


@_table.add("import redirects", "+ redirect /a", "+ redirect /b")
def import_a_file(world: World) -> None:
    rows = b"from,to\n/a/,https://example.org/a\n/b,https://example.org/b\n"
    start = reverse(f"{_VIEWS}:start_import")
    shown = world.editor.client.post(start, {"import_file": SimpleUploadedFile("redirects.csv", rows, "text/csv")})
    form = dict(form_with(shown.content.decode(), "from_index"))
    world.editor.post(reverse(f"{_VIEWS}:process_import"), form | {"from_index": "0", "to_index": "1"})


@_table.add("change a slug by code", "+ spot Mill fr /fr/sights/watermill/", "+ redirect /fr/sights/mill")
def change_a_slug_by_code(world: World) -> None:
    publish(world.mill, slug="watermill")


@_table.add("move by code", "+ spot Mill fr /fr/walks/mill/", "+ redirect /fr/sights/mill")
def move_by_code(world: World) -> None:
    fresh(world.mill).move(fresh(world.walks), pos="last-child")


@_table.add("change a slug where Wagtail makes no redirects", "+ spot Mill fr /fr/sights/watermill/")
def change_a_slug_without_redirects(world: World) -> None:
    world.settings.WAGTAILREDIRECTS_AUTO_CREATE = False
    world.editor.edit(world.mill, slug="watermill")


# Wagtail writes a redirect from the working title; that was never public.
@_table.add(
    "publish a draft under another slug",
    "+ spot Cellar fr /fr/sights/vaults/",
    "+ image Cellar picture",
    "+ circuit Loop fr",
)
def publish_a_draft_under_another_slug(world: World) -> None:
    world.editor.edit(world.cellar, slug="vaults")
    assert Redirect.objects.filter(old_path="/fr/sights/cellar").exists()


def _mill_has_moved_while_it_was_private(world: World) -> None:
    world.editor.page_privacy(world.mill, "login")
    world.editor.edit(world.mill, slug="secret-mill")
    world.editor.edit(world.mill, slug="watermill")


@_table.add(
    "make a page public that had other slugs while it was private",
    "+ spot Mill fr /fr/sights/watermill/",
    "+ circuit Loop fr",
    "+ district Fort fr",
    "+ image Fort picture",
    "+ redirect /fr/sights/mill",
    before=_mill_has_moved_while_it_was_private,
)
def make_public_with_a_past(world: World) -> None:
    world.editor.page_privacy(world.mill, "none")
    assert Redirect.objects.filter(old_path="/fr/sights/secret-mill").exists()


def _mill_is_a_watermill(world: World) -> None:
    publish(world.mill, slug="watermill")


@_table.add(
    "unpublish a page that had another slug",
    "- spot Mill fr WITHDRAWN /fr/sights/watermill/",
    *WITHOUT_MILL,
    "- redirect /fr/sights/mill WITHDRAWN",
    before=_mill_is_a_watermill,
)
def unpublish_what_had_another_slug(world: World) -> None:
    world.editor.unpublish(world.mill)


@_table.add("add redirects in bulk", _ADDED, is_silent=True)
def add_in_bulk(world: World) -> None:
    Redirect.objects.bulk_create([Redirect(old_path="/old", redirect_page=fresh(world.mill))])


@_table.add("delete redirects in SQL", "- redirect /old DELETED", before=_old_leads_to_mill, is_silent=True)
def delete_in_sql(world: World) -> None:
    redirects = Redirect.objects.all()
    redirects._raw_delete(redirects.db)
