"""A site with a large section, and an editor who changes the section in the admin."""

import time
from collections.abc import Callable
from typing import Any


class SectionSite:
    """A site whose editor is logged in.

    Attributes:
        home, away: parent pages of the sections.
        hidden: a collection that only those see who are logged in.
    """

    def __init__(self) -> None:
        from django.contrib.auth import get_user_model
        from django.core.management import call_command
        from django.test import Client
        from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, Site

        from destination_cms.models.text_pages import TextPage

        call_command("migrate", verbosity=0)
        locale = Locale.objects.get_or_create(language_code="fr")[0]
        self.home = Page.objects.get(depth=1).add_child(instance=Page(title="Issy", slug="issy", locale=locale))
        Site.objects.all().delete()
        Site.objects.create(hostname="localhost", root_page=self.home, is_default_site=True)
        self.away = self.home.add_child(instance=TextPage(title="Away", slug="away", locale=locale))
        client = Client()
        roots = Collection.objects.filter(depth=1)
        self.hidden = (roots.first() or Collection.add_root(name="Root")).add_child(name="Hidden")
        CollectionViewRestriction.objects.create(collection=self.hidden, restriction_type="login")
        client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "x"))
        self._cookies = client.cookies

    def section(self, name: str, pages: int, circuits: int = 0) -> Any:
        """Create a published section of spots, and circuits that stop at ten of them each.

        Where there are circuits, all of them stop at the first spot as well, and all spots have one cover.
        """
        from demo.seed.volume import load_volume, synthetic_places
        from destination_cms.models.ledger import MarkScope
        from destination_cms.models.text_pages import TextPage
        from destination_cms.publishing.changes import mark, sweep_deferred

        parent = self.home.add_child(instance=TextPage(title=name, slug=name, locale=self.home.locale))
        load_volume(parent, synthetic_places(pages - circuits), spot_count=pages - circuits, circuit_count=circuits)
        if circuits:
            _share(parent)
        with sweep_deferred():
            mark(MarkScope.PAGE_TREE, [str(parent.pk)])
        self.drain()
        return parent

    def drain(self) -> None:
        """Do what a worker would."""
        from django_tasks_db.models import DBTaskResult

        from destination_cms.publishing.sweep import sweep_publications

        sweep_publications()
        DBTaskResult.objects.all().delete()

    def publish(self, path: str, title: str) -> float:
        """Publish a page from its edit form with another title; return the CPU seconds that the answer took."""
        from django.test import Client
        from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

        client = Client(headers={"host": "localhost"})
        client.cookies = self._cookies
        fields = querydict_from_html(client.get(path).content.decode(), form_id="page-edit-form")
        # The browser draws the blocks of a body itself; these pages have none.
        typed = {name: fields.getlist(name) for name in fields} | nested_form_data({"body": streamfield([])})
        return self.post(path, typed | {"title": title, "action-publish": "action-publish"})

    def post(self, path: str, typed: dict[str, Any]) -> float:
        """Send a form of the admin; return the CPU seconds that its answer took."""
        from django.test import Client

        # A client loads the middleware at its first request.
        client = Client(headers={"host": "localhost"})
        client.cookies = self._cookies
        client.get("/health/")
        started = cpu_seconds()
        answer = client.post(path, typed)
        seconds = cpu_seconds() - started
        # A form that is refused is shown again; the dialog of privacy is answered with a step.
        is_done = answer.status_code == 302 or b"set_privacy_done" in answer.content
        assert is_done, (path, answer.status_code, answer.content[:3000])
        return seconds


def _share(section: Any) -> None:
    """Give all spots of a section one cover, and all its circuits a stop at its first spot."""
    from circuits.models import CircuitPage, CircuitStop, SpotPage

    from .dataset import _picture

    spots = SpotPage.objects.child_of(section)
    SpotPage.objects.filter(pk__in=spots.values("pk")).update(cover_image=_picture(1), cover_image_alt="A square")
    first, locale = spots.order_by("path").first(), section.locale
    CircuitStop.objects.bulk_create(
        CircuitStop(circuit=circuit, spot=first, locale=locale, sort_order=99)
        for circuit in CircuitPage.objects.child_of(section)
    )


def cpu_seconds() -> float:
    """Return the CPU seconds of this process, and of the PostgreSQL backend that serves it on this machine."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return time.process_time()
    connection.ensure_connection()
    backend: int = connection.connection.info.backend_pid
    return time.process_time() + time.clock_gettime(_clock_of(backend))


def _clock_of(process: int) -> int:
    """Return the clock of the CPU time of a process of Linux, in nanoseconds and not in the hundredths of /proc."""
    # MAKE_PROCESS_CPUCLOCK of include/linux/posix-timers.h, as clock_getcpuclockid(3) makes it.
    return (~process << 3) | 2


def _restrict(site: SectionSite, section: Any) -> float:
    return site.post(f"/admin/pages/{section.pk}/privacy/", {"restriction_type": "login"})


def _open(site: SectionSite, section: Any) -> float:
    return site.post(f"/admin/pages/{section.pk}/privacy/", {"restriction_type": "none"})


def _rename(site: SectionSite, section: Any) -> float:
    form = {
        "title": section.title,
        "slug": f"{section.slug}-renamed",
        "teaser": "",
        "cover_image": "",
        "cover_image_alt": "",
        "body-count": "0",
        "action-publish": "action-publish",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "seo_title": "",
        "search_description": "",
    }
    return site.post(f"/admin/pages/{section.pk}/edit/", form)


def _move(site: SectionSite, section: Any) -> float:
    return site.post(f"/admin/pages/{section.pk}/move/{site.away.pk}/confirm/", {})


def _first_spots(section: Any) -> Any:
    from circuits.models import SpotPage

    # It has been moved.
    section.refresh_from_db()
    return SpotPage.objects.child_of(section).order_by("path")


def _unpublish_spot(site: SectionSite, section: Any) -> float:
    return site.post(f"/admin/pages/{_first_spots(section)[0].pk}/unpublish/", {})


def _hide_image(site: SectionSite, section: Any) -> float:
    image = _first_spots(section)[1].cover_image
    form = {
        "title": image.title,
        "collection": site.hidden.pk,
        "description": "",
        "tags": "",
        "credit": "",
        "licence": "",
    }
    return site.post(f"/admin/images/{image.pk}/", form)


def _delete(site: SectionSite, section: Any) -> float:
    return site.post(f"/admin/pages/{section.pk}/delete/", {"confirm_site_name": "Smart Issy"})


REQUESTS: dict[str, Callable[[SectionSite, Any], float]] = {
    "make it private": _restrict,
    "make it public again": _open,
    "rename it": _rename,
    "move it": _move,
    "unpublish a spot of it": _unpublish_spot,
    "hide its image": _hide_image,
    "delete it": _delete,
}
