"""What the plugin adds to an editor's publish of one page: ``python -m benchmarks.publish FILE``.

A spot, a circuit of ten stops and an article are changed and published in the admin, in turn by Wagtail alone and with the
plugin, in one process and on one database. The figure is the ratio of the medians in CPU seconds, of this process and of
its PostgreSQL backend; what a worker does afterwards is not counted.
"""

import argparse
import json
import os
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import django

from .backlog import wagtail_alone
from .section_site import SectionSite

#: Publishes of each page by each side, and those before them that are not counted.
ROUNDS, WARM_UPS = 20, 2
#: CPU at most, with the plugin, of that of Wagtail alone.
MOST_OF_WAGTAIL = 1.25


def main() -> None:
    """Fill the database, measure, and write the figures to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.admin_settings")
    django.setup()
    site = SectionSite()
    found = {name: _publish_in_turn(site, page, arguments.rounds) for name, page in _pages(site).items()}
    arguments.file.write_text(json.dumps(found))


def complaints_of(found: dict[str, Any]) -> list[str]:
    """Return a sentence for each page whose publish costs too much."""
    return [
        f"publish {name}: {_ratio(seconds):.2f} times Wagtail alone; at most {MOST_OF_WAGTAIL}"
        for name, seconds in found.items()
        if _ratio(seconds) > MOST_OF_WAGTAIL
    ]


def table_of(found: dict[str, Any]) -> str:
    """Return the figures as text, a line for each page."""
    lines = ["publish                  Wagtail alone, ms CPU    with the plugin, ms CPU    ratio"]
    for name, seconds in found.items():
        cells = (f"{median(seconds[side]) * 1000:.1f}".rjust(21) for side in ("wagtail", "plugin"))
        lines.append(f"{name.ljust(23)} {'     '.join(cells)} {_ratio(seconds):8.2f}")
    return "\n".join(lines)


def _ratio(seconds: dict[str, list[float]]) -> float:
    return median(seconds["plugin"]) / median(seconds["wagtail"])


def _pages(site: SectionSite) -> dict[str, Any]:
    from circuits.models import CircuitPage, SpotPage
    from news.models import NewsArticlePage, NewsIndexPage, Section
    from news.models.rows import ArticleSection

    section = site.section("published", 60, 2)
    locale = section.locale
    index = site.home.add_child(instance=NewsIndexPage(title="News", slug="news", locale=locale))
    about = Section.objects.create(name="Town", slug="town", locale=locale)
    article = NewsArticlePage(title="Article", slug="article", locale=locale, teaser="Short.")
    article.sections = [ArticleSection(section=about, sort_order=0)]
    index.add_child(instance=article)
    spots = SpotPage.objects.child_of(section).order_by("path")
    circuits = CircuitPage.objects.child_of(section).order_by("path")
    return {"a spot": spots[20], "a circuit of 11 stops": circuits[0], "an article": article}


def _publish_in_turn(site: SectionSite, page: Any, rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each publish by who answered it."""
    path = f"/admin/pages/{page.pk}/edit/"
    found: dict[str, list[float]] = {"wagtail": [], "plugin": []}
    for turn in range(rounds + WARM_UPS):
        sides: dict[str, Callable[[], float]] = {
            "wagtail": lambda title=f"{page.title} {turn} w": _alone(site, path, title),
            "plugin": lambda title=f"{page.title} {turn} p": site.publish(path, title),
        }
        for side in sorted(sides, reverse=turn % 2 == 0):
            seconds = sides[side]()
            if turn >= WARM_UPS:
                found[side].append(seconds)
            site.drain()
    return found


def _alone(site: SectionSite, path: str, title: str) -> float:
    with wagtail_alone():
        return site.publish(path, title)


if __name__ == "__main__":
    main()
