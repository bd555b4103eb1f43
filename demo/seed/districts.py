"""The demo's districts, with the outlines, facts and texts of the eco-districts."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.models import Page

from destination_cms.models.districts import District, DistrictFact

from .documents import read_data
from .typography import typeset, typeset_all
from .writing import Written, key_of, publish_snippet, rows_of, start_snippet

KIND = "district"
DISTRICTS: list[dict[str, Any]] = read_data("districts")


def write_district(item: dict[str, Any], homes: dict[str, Page], images: dict[str, Any]) -> Written:
    """Publish a district in each language, and return it by language."""
    written: Written = {}
    for language, home in homes.items():
        district, words = start_snippet(District, KIND, item["key"], home, written), item[language]
        district.name, district.slug, district.kind = words["name"], words["slug"], item["kind"]
        district.description = typeset(words["description"], language)
        district.text = paragraphs_of(typeset(words.get("text", ""), language))
        district.outline = item.get("outline")
        district.facts = rows_of(district, DistrictFact, facts_of(item, language))
        district.cover_image = images[item["cover"]]
        district.cover_image_alt = typeset(words["cover_alt"], language)
        written[language] = publish_snippet(district)
    return written


def find_district(key: str, home: Page) -> Any:
    """Return a district in the language of a home page, or ``None`` where it has not been written."""
    return District.objects.filter(translation_key=key_of(home, KIND, key), locale=home.locale).first()


def facts_of(item: Mapping[str, Any], language: str) -> Iterable[dict[str, Any]]:
    """Return the fields of the facts of a district or an event, in one language."""
    return (
        {"checked_on": fact["checked_on"], **typeset_all(fact[language], language)} for fact in item.get("facts", ())
    )


def paragraphs_of(text: str) -> str:
    """Return a text, whose paragraphs are apart by an empty line, as rich text."""
    return "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n") if paragraph)
