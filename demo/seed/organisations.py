"""The demo's organisations: all but the town are imaginary, and say so."""

from typing import Any

from wagtail.models import Page

from destination_cms.geo.point import Point
from destination_cms.models.organisations import Organisation

from .documents import read_data
from .typography import typeset
from .writing import Written, key_of, publish_snippet, start_snippet

KIND = "organisation"
ORGANISATIONS: list[dict[str, Any]] = read_data("organisations")


def write_organisation(item: dict[str, Any], homes: dict[str, Page], districts: dict[str, Written]) -> Written:
    """Publish an organisation in each language, and return it by language."""
    written: Written = {}
    for language, home in homes.items():
        organisation, words = start_snippet(Organisation, KIND, item["key"], home, written), item[language]
        for name in ("kind", "name", "website", "visits"):
            setattr(organisation, name, item[name])
        organisation.slug, organisation.address = item["key"], item.get("address", "")
        organisation.location = Point(*item["location"]) if "location" in item else None
        organisation.district = districts[item["district"]][language]
        organisation.description = typeset(words["description"], language)
        organisation.visit_note = typeset(words.get("visit_note", ""), language)
        written[language] = publish_snippet(organisation)
    return written


def find_organisation(key: str, home: Page) -> Any:
    """Return an organisation in the language of a home page, or ``None`` where it has not been written."""
    return Organisation.objects.filter(translation_key=key_of(home, KIND, key), locale=home.locale).first()
