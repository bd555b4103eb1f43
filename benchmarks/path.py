"""Count the files of ours that one request runs through: ``python -m benchmarks.path FILE``.

Two paths are traced on a small site, each after a warm-up: a spot whose title changed is published again, its sweep
included, and a front-end asks for a list. Calls of Python functions in our packages are counted:

* ``files`` is the number of different files entered;
* ``returns`` is how often the path returns to a file that it has entered before, from another file of ours.

Code of models, geometry and the admin is left out, because saving a page runs it with or without a ledger.
"""

import argparse
import itertools
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import django

ROOT = Path(__file__).resolve().parent.parent
OURS = tuple(f"{ROOT / name}{os.sep}" for name in ("destination_cms", "circuits", "mice", "news"))
LEFT_OUT = tuple(f"{os.sep}{name}{os.sep}" for name in ("models", "geo", "admin"))
PUBLISH, LIST = "publish a spot again", "GraphQL list"
#: Files and returns at most; ``None`` for no bound.
BOUNDS: dict[str, tuple[int, int | None]] = {PUBLISH: (16, 80), LIST: (15, None)}
LIST_QUERY = """{ spots(first: 20) { edges { node { title path teaser cover { alt image { width height } } } } } }"""


def main() -> None:
    """Create the site in ``DESTINATION_BENCHMARK_DIR``, trace both paths, and write the result to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    spot = _fill()
    _publish(spot, "Warm")
    _ask_for_list()
    found = {
        PUBLISH: path_of(lambda: _publish(spot, "Changed")),
        LIST: path_of(_ask_for_list),
    }
    arguments.file.write_text(json.dumps(found))


def path_of(act: Callable[[], None]) -> list[str]:
    """Return the files of ours that a call enters, in order, once for each entry from another file."""
    entered: list[str] = []

    def note(frame: FrameType, event: str, argument: Any) -> None:
        name = frame.f_code.co_filename
        is_counted = event == "call" and name.startswith(OURS) and not any(part in name for part in LEFT_OUT)
        if is_counted and (not entered or entered[-1] != name):
            entered.append(name)

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return [str(Path(name).relative_to(ROOT)) for name in entered]


def figures_of(path: list[str]) -> tuple[int, int]:
    """Return the number of files of a path, and the number of returns to one."""
    files = len(set(path))
    return files, len(path) - files


def complaints_of(paths: dict[str, list[str]]) -> list[str]:
    """Return a sentence for each path that is longer than its bound."""
    complaints = []
    for name, path in paths.items():
        (files, returns), (most_files, most_returns) = figures_of(path), BOUNDS[name]
        if files > most_files or (most_returns is not None and returns > most_returns):
            complaints.append(f"{name}: {files} files and {returns} returns; at most {most_files} and {most_returns}")
    return complaints


def table_of(paths: dict[str, list[str]]) -> str:
    """Return the figures as text: a line for each path, and below it its files with the number of times entered."""
    lines = []
    for name, path in paths.items():
        files, returns = figures_of(path)
        lines.append(f"{name}: {files} files, {returns} returns")
        counts = [(len([*group]), file) for file, group in itertools.groupby(sorted(path))]
        lines += [f"  {count:4} {file}" for count, file in sorted(counts, reverse=True)]
    return "\n".join(lines)


def _fill() -> Any:
    """Make a small site, published: spots with an image, and a circuit that visits all of them."""
    from django.core.management import call_command
    from wagtail.models import Locale, Page, Site

    from circuits.models import CircuitPage, CircuitStop, SpotPage
    from destination_cms.geo.point import Point

    from .dataset import _picture

    call_command("migrate", verbosity=0)
    locale = Locale.objects.get_or_create(language_code="fr")[0]
    home = Page.objects.get(depth=1).add_child(instance=Page(title="Issy", slug="issy", locale=locale))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    cover = _picture(1)
    spots = [
        SpotPage(
            title=f"Spot {number}",
            location=Point(48.82, 2.27),
            cover_image=cover,
            cover_image_alt="A square",
        )
        for number in range(5)
    ]
    circuit = CircuitPage(title="Circuit", cover_image=cover, cover_image_alt="A square")
    for page in spots:
        home.add_child(instance=page)
    circuit.stops = [CircuitStop(spot=page, sort_order=number) for number, page in enumerate(spots)]
    home.add_child(instance=circuit)
    for page in (*spots, circuit):
        page.save_revision().publish()
    return spots[0]


def _publish(spot: Any, title: str) -> None:
    """Publish a spot with another title as the admin does: in one transaction, followed by the sweep."""
    from django.db import transaction

    page = type(spot).objects.get(pk=spot.pk)
    with transaction.atomic():
        page.title = title
        page.save_revision().publish()


def _ask_for_list() -> None:
    from django.core.cache import cache
    from django.test import Client

    cache.clear()
    answer = Client(headers={"host": "localhost"}).post(
        "/graphql/", {"query": LIST_QUERY}, content_type="application/json"
    )
    assert "errors" not in answer.json(), answer.json()


if __name__ == "__main__":
    main()
