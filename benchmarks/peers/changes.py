"""The 25 changes between two nights: pages with another title, unpublished pages, deleted pages.

``python -m benchmarks.peers.changes FILE`` applies those of a file to our site; the plugin's has a command for it.
"""

import json
import os
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import django

from .dataset import SEED, Record

#: Of each kind, how many are chosen: their first are retitled, the others unpublished and deleted.
CHOSEN = {"spots": (12, 2, 1), "news": (6, 1, 1), "circuits": (2, 0, 0)}


@dataclass(frozen=True, slots=True)
class Changes:
    """Slugs of the pages that change, and what is added to a title."""

    retitled: list[str]
    unpublished: list[str]
    deleted: list[str]
    suffix: str = " (modifié)"

    @property
    def count(self) -> int:
        """The number of changes."""
        return len(self.retitled) + len(self.unpublished) + len(self.deleted)


def choose_changes(records: Mapping[str, Sequence[Record]]) -> Changes:
    """Choose the pages that change: the same ones for the same data set."""
    chance, chosen = random.Random(SEED), Changes([], [], [])
    for kind, counts in CHOSEN.items():
        slugs = chance.sample([record["slug"] for record in records[kind]], sum(counts))
        for slugs_of_change, count in zip((chosen.retitled, chosen.unpublished, chosen.deleted), counts, strict=True):
            slugs_of_change.extend(slugs[:count])
            del slugs[:count]
    return chosen


def write_changes(file: Path, changes: Changes) -> None:
    """Write changes as both sites read them."""
    file.write_text(json.dumps(asdict(changes)))


def main() -> None:
    """Apply the changes of a file as editors would, each with its own sweep."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.peers.site_settings")
    django.setup()
    from wagtail.models import Page

    changes = Changes(**json.loads(Path(sys.argv[1]).read_text()))
    for slug in changes.retitled:
        page = Page.objects.get(slug=slug).specific
        page.title += changes.suffix
        page.save_revision().publish()
    for slug in changes.unpublished:
        Page.objects.get(slug=slug).specific.unpublish()
    for slug in changes.deleted:
        Page.objects.get(slug=slug).specific.delete()


if __name__ == "__main__":
    main()
