"""The demo's notices of availability. Those of one stop are written with its circuit, and the others here, after the events."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from destination_cms.models import EventTag
from destination_cms.models.notices import AvailabilityNotice

from .districts import find_district
from .documents import read_data, read_items
from .moments import moment_of
from .typography import typeset
from .writing import Written, homes_by_language, is_seeded, key_of, note_seeded, publish_snippet, start_snippet

NAME = "notices"
NOTICES: list[dict[str, Any]] = read_data("notices")
_CHOICES = ("kind", "effect", "severity")
_SHAPES = ("place", "detour_track")
_WORDS = {"title": "title", "reason": "reason", "source": "source", "detour": "detour_text"}


def notices_of_stops() -> set[str]:
    """Return the keys of the notices that a stop of a circuit names."""
    return {stop["notice"] for item in read_items("circuits") for stop in item.source["stops"] if "notice" in stop}


def seed(home: Page) -> None:
    """Publish the notices that no stop names, once, in the languages that the home page is in.

    Raises:
        ValueError: the home page is in no language of the demo.
    """
    homes = homes_by_language(home)
    source = next(iter(homes.values()))
    if is_seeded(source, NAME):
        return
    with transaction.atomic():
        write_notices({item["key"] for item in NOTICES} - notices_of_stops(), homes)
        note_seeded(source, NAME)


def write_notices(keys: Iterable[str], homes: dict[str, Page]) -> dict[str, Written]:
    """Publish these notices in each language, and return them by key and language."""
    wanted = set(keys)
    return {item["key"]: _write(item, homes) for item in NOTICES if item["key"] in wanted}


def _write(item: dict[str, Any], homes: dict[str, Page]) -> Written:
    written: Written = {}
    today = timezone.localdate()
    for language, home in homes.items():
        notice, words = start_snippet(AvailabilityNotice, "notice", item["key"], home, written), item[language]
        for name in _CHOICES:
            setattr(notice, name, item[name])
        notice.starts_at, notice.ends_at = moment_of(item["starts"], today), moment_of(item["ends"], today)
        for name in _SHAPES:
            setattr(notice, name, item.get(name))
        for name, field in _WORDS.items():
            setattr(notice, field, typeset(words.get(name, ""), language))
        notice.district = find_district(item["district"], home) if "district" in item else None
        notice.event_tag = _event(item["event"], home) if "event" in item else None
        written[language] = publish_snippet(notice)
    return written


def _event(label: str, home: Page) -> Any:
    """Return an event in the language of a home page, or ``None`` where the news has not been written."""
    return EventTag.objects.filter(translation_key=key_of(home, "event_tag", label), locale=home.locale).first()
