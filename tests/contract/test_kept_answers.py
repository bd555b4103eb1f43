"""Whatever is edited, waited for, redirected, set or released, a kept answer is the one that would be given without a cache."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from destination_cms.conf import configured
from destination_cms.graphql.http import views
from destination_cms.graphql.http.answer_cache import ALIAS, AnswerCache, NoCache
from destination_cms.graphql.schema import schema_version
from destination_cms.graphql.types import image_files
from destination_cms.models import Menu, SiteIdentity
from destination_cms.publishing.sweep import sweep_publications
from tests.destination import Destination, new_event, publish
from tests.kept_answers import answers_kept
from tests.site_snippets import add_identity, add_menu, items_of
from tests.snapshot import Snapshot
from tests.third_party.events.models import EventPage

RUNS, EDITS_A_RUN = 50, 8
SOAK_RUNS = int(os.environ.get("DESTINATION_SOAK_KEPT_RUNS", "500"))

LIST = """{
  events(first: 20) {
    totalCount nodes { id title url startsAt cover { responsive(preset: THUMBNAIL) { src sizes } } }
  }
}"""
ADDRESSES = """{
  route(path: "/fr/old/") { __typename ... on RouteRedirect { to } }
  menu(handle: "MAIN") { items { label } } site { name } redirects { totalCount }
}"""
QUERIES = (LIST, ADDRESSES)
MEDIA_TYPES = ("application/json", "application/graphql-response+json")


@dataclass
class Town:
    """A site with a few events, and what is not in its database: the settings, the release and the time."""

    parent: Page
    snapshot: Snapshot
    travel: Callable[[timedelta], None]
    patched: pytest.MonkeyPatch
    options: dict[str, Any] = field(default_factory=dict)

    def event(self, number: int) -> EventPage:
        found = EventPage.objects.order_by("pk")
        return found[number % len(found)]


def rename(town: Town, number: int) -> None:
    publish(town.event(number), title=f"Renamed {number}")


def hide_or_show(town: Town, number: int) -> None:
    event = town.event(number)
    with transaction.atomic():
        event.unpublish() if event.live else event.save_revision().publish()


def add(town: Town, number: int) -> None:
    page: Any = new_event(f"Added {number}", locale=town.parent.locale)
    with transaction.atomic():
        Page.objects.get(pk=town.parent.pk).add_child(instance=page)
        page.save_revision().publish()


def delete(town: Town, number: int) -> None:
    if EventPage.objects.count() > 1:
        with transaction.atomic():
            town.event(number).delete()


def let_it_end(town: Town, number: int) -> None:
    publish(town.event(number), expire_at=timezone.now() + timedelta(minutes=1 + number))


def wait(town: Town, number: int) -> None:
    town.travel(timedelta(minutes=2 + 2 * number))


def sweep(town: Town, number: int) -> None:
    sweep_publications()


def close_or_open(town: Town, number: int) -> None:
    event = town.event(number)
    with transaction.atomic():
        if not PageViewRestriction.objects.filter(page=event).delete()[0]:
            PageViewRestriction.objects.create(page=event, restriction_type="login")


def redirect(town: Town, number: int) -> None:
    with transaction.atomic():
        if not Redirect.objects.filter(old_path="/fr/old").delete()[0]:
            Redirect.add_redirect("/fr/old", town.event(number))


def change_menu(town: Town, number: int) -> None:
    menu = Menu.objects.get()
    menu.items = items_of((("https://example.org/", f"Elsewhere {number}"),))
    with transaction.atomic():
        menu.save()


def change_identity(town: Town, number: int) -> None:
    identity = SiteIdentity.objects.get()
    identity.name = f"Issy {number}"
    with transaction.atomic():
        identity.save()


def put_a_backup_back(town: Town, number: int) -> None:
    """The head is one that was there before; what comes next has numbers that other content had."""
    town.snapshot.restore()


def set_media_url(town: Town, number: int) -> None:
    town.options["MEDIA_URL"] = ["", "https://cdn.example.org/"][number % 2]


def set_frontend(town: Town, number: int) -> None:
    town.options["FRONTEND_URLS"] = [{}, {"testserver": "https://visit.example.org"}][number % 2]


def set_page_size(town: Town, number: int) -> None:
    town.options["MAX_PAGE_SIZE"] = [100, 10][number % 2]


def release(town: Town, number: int) -> None:
    """Another version of the plugin shows something else of the same content, and has another schema."""
    town.patched.setattr(image_files, "DEFAULT_SIZES", f"{number}vw")
    town.patched.setattr(views, "schema_version", lambda: f"{schema_version()}{number}")


Edit = Callable[[Town, int], None]
EDITS: Sequence[Edit] = (
    rename,
    hide_or_show,
    add,
    delete,
    let_it_end,
    wait,
    wait,
    sweep,
    close_or_open,
    redirect,
    change_menu,
    change_identity,
    put_a_backup_back,
    set_media_url,
    set_frontend,
    set_page_size,
    release,
)


@pytest.fixture
def town(transactional_db: None, time_machine: Any, small_pictures: None) -> Iterator[Town]:
    made = Destination.create()
    picture = made.image("Picture")
    for number in range(3):
        made.event(f"Fair {number}", cover_image=picture)
    add_menu(made, ("https://example.org/", "Elsewhere"))
    add_identity(made)
    sweep_publications()
    start, passed = timezone.now(), [timedelta()]
    time_machine.move_to(start, tick=False)

    def travel(by: timedelta) -> None:
        passed[0] += by
        time_machine.move_to(start + passed[0], tick=False)

    with answers_kept(), pytest.MonkeyPatch.context() as patched:
        yield Town(made.home, Snapshot(), travel, patched)
    schema_version.cache_clear()


def play(town: Town, runs: int, met: dict[str, int], edits: Sequence[Edit] = EDITS) -> None:
    """Edit at random, in so many runs; ask everything after each edit.

    Raises:
        AssertionError: a kept answer differs from a fresh one.
    """
    steps = st.lists(st.tuples(st.sampled_from(edits), st.integers(0, 3)), min_size=1, max_size=EDITS_A_RUN)

    @seed(1)
    @settings(
        max_examples=runs,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(steps)
    def run(steps: list[tuple[Edit, int]]) -> None:
        # What is kept of other runs stays: a backup was put back.
        town.snapshot.restore()
        town.options.clear()
        met["runs"] += 1
        demand_fresh(town, met)
        for edit, number in steps:
            edit(town, number)
            met["edits"] += 1
            demand_fresh(town, met)

    run()


def demand_fresh(town: Town, met: dict[str, int]) -> None:
    with override_settings(DESTINATION_CMS={**configured(), **town.options}):
        # With other settings, processes are started again.
        schema_version.cache_clear()
        for query in QUERIES:
            for media_type in MEDIA_TYPES:
                kept = ask(query, media_type)
                with pytest.MonkeyPatch.context() as patched:
                    patched.setattr(views, "answer_cache", NoCache)
                    fresh = ask(query, media_type)
                assert kept == fresh, query
                met["answers"] += 1


def ask(query: str, media_type: str) -> tuple[str, bytes]:
    headers = {"accept": media_type}
    response = Client(headers=headers).post("/graphql/", json.dumps({"query": query}), content_type="application/json")
    assert response.status_code == 200, response.content
    return response["Content-Type"], response.content


def test_no_kept_answer_differs_from_a_fresh_one(town: Town, figures: Callable[[str], None]) -> None:
    met = dict.fromkeys(("runs", "edits", "answers"), 0)

    play(town, RUNS, met)

    figures(f"{met}, {len(caches[ALIAS]._cache)} answers kept")  # type: ignore[attr-defined]
    assert met["edits"] > RUNS


@pytest.mark.soak
def test_no_kept_answer_differs_for_long(town: Town, figures: Callable[[str], None]) -> None:
    met = dict.fromkeys(("runs", "edits", "answers"), 0)

    play(town, SOAK_RUNS, met)

    figures(str(met))


def _key_without_the_head(patched: pytest.MonkeyPatch) -> None:
    honest = views._digest_of
    patched.setattr(views, "_digest_of", lambda state, *rest: honest(replace(state, head=0, stamp=""), *rest))


def _key_without_the_stamp(patched: pytest.MonkeyPatch) -> None:
    honest = views._digest_of
    patched.setattr(views, "_digest_of", lambda state, *rest: honest(replace(state, stamp=""), *rest))


def _key_without_the_settings(patched: pytest.MonkeyPatch) -> None:
    """The addresses and the version tell the settings."""
    patched.setattr(views, "public_addresses", lambda site: ())
    patched.setattr(views, "schema_version", lambda: "")


def _key_without_the_schema(patched: pytest.MonkeyPatch) -> None:
    honest = views._digest_of

    def digest_of(*given: Any) -> str:
        with pytest.MonkeyPatch.context() as constant:
            constant.setattr(views, "schema_version", lambda: "")
            return honest(*given)

    patched.setattr(views, "_digest_of", digest_of)


def _kept_beyond_the_moment(patched: pytest.MonkeyPatch) -> None:
    honest = AnswerCache.answer
    patched.setattr(AnswerCache, "answer", lambda self, key, seconds, compute: honest(self, key, 3600, compute))
    # The one of the moment: it is replaced where a fresh answer is asked for.
    patched.setattr(views, "NoCache", lambda: views.answer_cache())  # noqa: PLW0108


@pytest.mark.parametrize(
    ("plant", "edits"),
    [
        (_key_without_the_head, (rename, add)),
        (_key_without_the_stamp, (rename, put_a_backup_back)),
        (_key_without_the_settings, (rename, set_frontend)),
        (_key_without_the_schema, (rename, release)),
        (_kept_beyond_the_moment, (rename, let_it_end, wait)),
    ],
)
def test_a_key_that_lacks_something_is_found(
    town: Town,
    plant: Callable[[pytest.MonkeyPatch], None],
    edits: Sequence[Edit],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plant(monkeypatch)

    with pytest.raises(AssertionError):
        play(town, RUNS, dict.fromkeys(("runs", "edits", "answers"), 0), edits)
