"""What the ledger costs where much changes at once: ``python -m benchmarks.backlog FILE``.

* ``marks``: CPU seconds of a sweep of 10,000 marks of 48 pages, as an import leaves them that saves each page 208 times.
* ``requests``: an editor makes a section of 2,000 pages private, renames, moves and deletes it in the admin, unpublishes a
  spot that 100 circuits visit, and hides the image that is the cover of 1,900 pages. Each request
  is answered in turn by Wagtail alone and with the plugin, in the same process and on the same database; the figure is
  the difference of the quickest answers, in CPU seconds of this process and of its PostgreSQL backend, so that whatever
  else the machine does is not counted.

Wagtail alone is the site without the plugin's receivers and middleware; it keeps the smaller batches of redirects,
without which renaming such a section on SQLite fails.

Not measured is what a worker does when the request has been answered. ``--plant`` brings back what a release did, to see
the check fail: marks that are not folded, the whole backlog in the editor's request, or all that refers to a thing in one
batch.
"""

import argparse
import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch
from weakref import ReferenceType

import django
from django.dispatch import Signal

from .section_site import REQUESTS, SectionSite, cpu_seconds

MARKED_PAGES, MARKS = 48, 10_000
SECTION_PAGES = 2_000
#: Batches at most for the marks: equal ones are one, and a batch takes more sources than there are pages.
MOST_BATCHES = 1
#: CPU seconds at most for the marks, and that a request may take beyond Wagtail's own.
MOST_CPU_SECONDS, MOST_SECONDS_MORE = 10.0, 2.0
#: Those of which less is asked.
SECONDS_MORE = {"move it": 1.0, "unpublish a spot of it": 1.0, "hide its image": 1.0}
PLANTS = ("unfolded", "whole", "unbounded")
OURS = ("destination_cms.", "circuits.", "mice.", "news.")


def main() -> None:
    """Fill the database, measure, and write the figures to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--plant", choices=PLANTS)
    parser.add_argument("--rounds", type=int, default=2)
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.admin_settings")
    django.setup()
    with planted(arguments.plant):
        site = SectionSite()
        seconds, batches = _sweep_marks(site)
        found = {"marks": seconds, "batches": batches, "requests": _ask_in_turn(site, arguments.rounds)}
    arguments.file.write_text(json.dumps(found))


def complaints_of(found: dict[str, Any]) -> list[str]:
    """Return a sentence for each figure beyond its bound."""
    complaints = []
    if found["marks"] > MOST_CPU_SECONDS:
        complaints.append(
            f"{MARKS:,} marks of {MARKED_PAGES} pages: {found['marks']:.1f} s CPU; at most {MOST_CPU_SECONDS:.0f}"
        )
    if found["batches"] > MOST_BATCHES:
        complaints.append(f"{MARKS:,} equal marks: {found['batches']} batches; at most {MOST_BATCHES}")
    for name, seconds in found["requests"].items():
        more = min(seconds["plugin"]) - min(seconds["wagtail"])
        most = SECONDS_MORE.get(name, MOST_SECONDS_MORE)
        if more > most:
            complaints.append(f"{name}: {more:.1f} s CPU more than Wagtail's own; at most {most:.0f}")
    return complaints


def table_of(found: dict[str, Any]) -> str:
    """Return the figures as text: the marks, then a line for each request with all its rounds."""
    lines = [f"{MARKS:,} marks of {MARKED_PAGES} pages: {found['marks']:.1f} s CPU, {found['batches']} batches"]
    lines.append(
        f"a section of {SECTION_PAGES:,} pages     Wagtail alone, s CPU    with the plugin, s CPU    more, s CPU"
    )
    for name, seconds in found["requests"].items():
        more = min(seconds["plugin"]) - min(seconds["wagtail"])
        cells = (" ".join(f"{each:.2f}" for each in seconds[side]) for side in ("wagtail", "plugin"))
        lines.append("  ".join([name.ljust(23), *(cell.rjust(20) for cell in cells), f"{more:.2f}".rjust(11)]))
    return "\n".join(lines)


def _sweep_marks(site: SectionSite) -> tuple[float, int]:
    """Return the CPU seconds and the batches of a sweep of many equal marks."""
    from destination_cms.models import Mark
    from destination_cms.models.ledger import MarkScope
    from destination_cms.publishing.sweep import sweep_publications

    pks = site.section("marked", MARKED_PAGES).get_children().values_list("pk", flat=True)
    targets = [f"page:{pks[number % MARKED_PAGES]}" for number in range(MARKS)]
    Mark.objects.bulk_create((Mark(scope=MarkScope.SOURCE, target=target) for target in targets), batch_size=1000)
    started = cpu_seconds()
    batches = sweep_publications().batches
    assert not Mark.objects.exists()
    return cpu_seconds() - started, batches


def _ask_in_turn(site: SectionSite, rounds: int) -> dict[str, Any]:
    """Return the seconds of each request by who answered it."""
    found: dict[str, dict[str, list[float]]] = {}
    for turn in range(rounds):
        # One section for each side, equal to the other: what is deleted is deleted once.
        sections = {side: site.section(f"{side}-{turn}", SECTION_PAGES, 100) for side in ("wagtail", "plugin")}
        for name, request in REQUESTS.items():
            for side, section in sections.items():
                with ExitStack() as stack:
                    if side == "wagtail":
                        stack.enter_context(wagtail_alone())
                    seconds = request(site, section)
                found.setdefault(name, {}).setdefault(side, []).append(seconds)
                site.drain()
    return found


@contextmanager
def wagtail_alone() -> Iterator[None]:
    """Take the plugin's receivers and middleware out of the site."""
    from django.conf import settings
    from django.db.models import signals as of_models
    from django.test import override_settings
    from wagtail import signals as of_wagtail

    every = [each for module in (of_models, of_wagtail) for each in vars(module).values() if isinstance(each, Signal)]
    kept = [(signal, signal.receivers) for signal in every]
    for signal, receivers in kept:
        _receive_with(signal, [entry for entry in receivers if not _is_ours(entry[1])])
    try:
        with override_settings(MIDDLEWARE=[name for name in settings.MIDDLEWARE if not name.startswith(OURS)]):
            yield
    finally:
        for signal, receivers in kept:
            _receive_with(signal, receivers)


def _receive_with(signal: Signal, receivers: list[Any]) -> None:
    signal.receivers = receivers
    signal.sender_receivers_cache.clear()


def _is_ours(receiver: Any) -> bool:
    called = receiver() if isinstance(receiver, ReferenceType) else receiver
    return getattr(called, "__module__", "").startswith(OURS)


@contextmanager
def planted(name: str | None) -> Iterator[None]:
    """Bring back what a release did: marks one by one, the whole backlog in the request, or all referrers at once."""
    from destination_cms.models import Mark
    from destination_cms.publishing import sweep

    def unfolded(size: int, order: str) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        for pk, scope, target in Mark.objects.order_by(order).values_list("pk", "scope", "target")[:size]:
            found.setdefault((scope, target), []).append(pk)
        return found

    def unbounded(*arguments: Any, most_referrers: int | None = None, **options: Any) -> Any:
        return bounded(*arguments, **options)

    bounded = sweep.plan_sources
    plants = {
        "unfolded": ("_next_marks", unfolded),
        "whole": ("REQUEST_SECONDS", float("inf")),
        "unbounded": ("plan_sources", unbounded),
    }
    with ExitStack() as stack:
        if name is not None:
            stack.enter_context(patch.object(sweep, *plants[name]))
        yield


if __name__ == "__main__":
    main()
