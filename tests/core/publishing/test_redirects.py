"""Redirects beside the signal table: crashes, broken rows, sites without them, and many at once."""

import subprocess
import sys
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.signal_handlers import autocreate_redirects_on_slug_change
from wagtail.signals import page_slug_changed

from destination_cms.models import LedgerState, Mark, ProjectionFailure, Publication
from destination_cms.publishing.changes import mark_source
from destination_cms.publishing.reconcile import reconcile_publications
from destination_cms.publishing.signals import after_redirects, before_redirects
from destination_cms.publishing.sweep import sweep_publications
from scripts.module_sizes import ROOT
from tests.destination import Destination, publish
from tests.feed import Replica, summary

#: What urllib takes for the beginning of an IPv6 address, and refuses.
UNREADABLE = "//[x"


def old_paths(replica: Replica) -> list[str]:
    """Sync, and return the old paths that an app holds."""
    replica.sync()
    return sorted(record["path"] for record in replica.records.values() if record["kind"] == "redirect")


def test_a_record_says_where_it_leads(destination: Destination) -> None:
    spot = destination.spot(slug="mill")
    Redirect.add_redirect("/Old/?b=2&a=1", spot, is_permanent=False, site=destination.site)
    replica = Replica()
    assert old_paths(replica) == ["/Old?a=1&b=2"]
    (record,) = (record for record in replica.records.values() if record["kind"] == "redirect")

    assert (record["title"], record["locale"], record["path"]) == ("/Old?a=1&b=2", "", "/Old?a=1&b=2")
    assert record["payload"] == {
        "old_path": "/Old?a=1&b=2",
        "is_permanent": False,
        "is_for_all_sites": False,
        "target": {"ref": f"spot:{spot.translation_key}:fr"},
        "target_route_path": "",
        "link": "",
    }


def test_wagtails_own_receiver_stands_between_ours() -> None:
    receivers = [receiver() for _, receiver, *_ in page_slug_changed.receivers]
    ours = [
        each for each in receivers if each in (before_redirects, autocreate_redirects_on_slug_change, after_redirects)
    ]

    assert ours == [before_redirects, autocreate_redirects_on_slug_change, after_redirects]


def test_a_crash_after_wagtail_made_redirects_leaves_a_mark(destination: Destination) -> None:
    spot = destination.spot(slug="mill")
    replica = Replica()
    replica.sync()
    uid = "destination_cms.after_redirects"
    page_slug_changed.disconnect(dispatch_uid=uid)
    try:
        publish(spot, slug="watermill")
    finally:
        page_slug_changed.connect(after_redirects, dispatch_uid=uid)
    assert old_paths(replica) == []
    assert Mark.objects.exists()

    sweep_publications()

    assert old_paths(replica) == ["/fr/mill"]


def test_a_redirect_that_cannot_be_read_is_reported_and_stops_nobody(destination: Destination) -> None:
    spot = destination.spot(slug="mill")
    Redirect.objects.create(old_path=UNREADABLE, redirect_page=spot)
    Redirect.add_redirect("/old", spot)
    replica = Replica()

    assert old_paths(replica) == ["/old"]
    assert ProjectionFailure.objects.get().title == UNREADABLE
    assert reconcile_publications(is_dry_run=True).count == 0

    broken = Redirect.objects.get(old_path=UNREADABLE)
    broken.old_path = "/older"
    broken.save()
    assert old_paths(replica) == ["/old", "/older"]
    assert not ProjectionFailure.objects.exists()


def test_a_redirect_that_breaks_leads_where_it_led_while_that_is_public(destination: Destination) -> None:
    spot = destination.spot(slug="mill")
    redirect = Redirect.add_redirect("/old", spot)
    Redirect.objects.update(old_path=UNREADABLE)
    mark_source(f"redirect:{redirect.pk}")
    replica = Replica()
    assert old_paths(replica) == ["/old"]

    spot.unpublish()

    assert summary(replica.sync()) == {("spot", "WITHDRAWN"), ("redirect", "WITHDRAWN")}


def test_redirects_from_before_the_ledger_remembered_paths_are_taken_as_they_are(destination: Destination) -> None:
    spot = destination.spot(slug="mill")
    Redirect.add_redirect("/fr/since-ever", spot, automatically_created=True)
    replica = Replica()
    assert old_paths(replica) == []
    LedgerState.objects.update(paths_since=timezone.now() + timedelta(minutes=1))

    reconcile_publications()

    assert old_paths(replica) == ["/fr/since-ever"]


def test_a_site_may_leave_out_the_prefix_of_its_first_language(destination: Destination) -> None:
    spot = destination.spot(slug="mill")
    Redirect.add_redirect("/mill", spot, automatically_created=True, site=destination.site)
    Redirect.add_redirect("/cellar", spot, automatically_created=True, site=destination.site)
    replica = Replica()
    assert old_paths(replica) == ["/mill"]

    destination.section("Cellar", slug="cellar")

    assert old_paths(replica) == ["/cellar", "/mill"]
    assert reconcile_publications(is_dry_run=True).count == 0


def test_many_redirects_cost_as_many_queries_as_few(destination: Destination) -> None:
    def cost(start: int, end: int) -> int:
        spots = [destination.spot() for _ in range(3)]
        Redirect.objects.bulk_create(
            Redirect(old_path=f"/old-{number}", redirect_page=spots[number % 3]) for number in range(start, end)
        )
        with CaptureQueriesContext(connection) as queries:
            reconcile_publications()
        return len(queries)

    few, many = cost(0, 3), cost(3, 60)

    assert Publication.objects.filter(kind="redirect").count() == 60
    assert many <= few + 5


def test_a_site_without_redirects_is_sound() -> None:
    command = [sys.executable, "-m", "django", "check", "--pythonpath", ".", "--settings"]
    done = subprocess.run(
        [*command, "tests.core.publishing.without_redirects"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert done.returncode == 0, done.stderr
    assert ".E0" not in done.stderr


def test_what_is_left_of_redirects_that_are_taken_out_leads_nowhere(destination: Destination, monkeypatch: Any) -> None:
    from destination_cms.projections import kinds

    from ..graphql.types.test_routes import route

    Redirect.add_redirect("/old", "https://example.org/")
    assert route("/old")["to"] == "https://example.org/"
    monkeypatch.setattr(kinds, "has_redirects", lambda: False)
    kinds.forget_kinds()
    try:
        assert route("/old") is None
    finally:
        monkeypatch.undo()
        kinds.forget_kinds()
