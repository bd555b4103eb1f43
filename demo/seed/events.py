"""The demo's events: those that articles speak of, and one that is to come."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from destination_cms.models import EventTag
from destination_cms.models.event_rows import EventDistrict, EventFact, EventLink, EventPlaceElsewhere

from .districts import facts_of, find_district
from .documents import read_data
from .moments import weekend_after
from .typography import typeset
from .writing import Written, key_of, publish_snippet, rows_of, start_snippet

EVENT_TAGS: list[dict[str, Any]] = read_data("event_tags")


def write_event(item: dict[str, Any], homes: dict[str, Page]) -> Written:
    """Publish an event in each language, and return it by language. What it names and is not there is left out."""
    written: Written = {}
    for language, home in homes.items():
        tag = start_snippet(EventTag, "event_tag", item["label"], home, written)
        tag.label = item["label"]
        if "weekend_in_days" in item:
            tag.starts_on, tag.ends_on = weekend_after(timezone.localdate(), item["weekend_in_days"])
        else:
            tag.starts_on, tag.ends_on = item["starts_on"], item["ends_on"]
        tag.year = item.get("year", tag.starts_on.year)
        for name in ("series", "place"):
            setattr(tag, name, typeset(item[language][name], language))
        found = (find_district(key, home) for key in item.get("districts", ()))
        tag.districts = rows_of(tag, EventDistrict, ({"district": district} for district in found if district))
        tag.places_elsewhere = rows_of(tag, EventPlaceElsewhere, _places(item, language))
        linked = pages_of(item.get("links", ()), home)
        tag.links = rows_of(tag, EventLink, ({"content": target} for target in linked))
        tag.facts = rows_of(tag, EventFact, facts_of(item, language))
        written[language] = publish_snippet(tag)
    return written


def pages_of(links: Iterable[dict[str, Any]], home: Page) -> list[Any]:
    """Return the pages that links name by kind and key, in a home page's language; those that are not there are left out."""
    keys = [key_of(home, link["kind"], link["key"]) for link in links]
    found = {page.translation_key: page for page in Page.objects.filter(translation_key__in=keys, locale=home.locale)}
    return [found[key] for key in keys if key in found]


def _places(item: dict[str, Any], language: str) -> Iterator[dict[str, Any]]:
    for place in item.get("places_elsewhere", ()):
        yield {"name": place["name"], "website": place["website"], **place[language]}
