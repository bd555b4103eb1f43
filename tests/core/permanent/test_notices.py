"""What readers and apps are told where an address leads nowhere."""

from typing import Any

import pytest
from django.test import RequestFactory

from destination_cms.permanent.notices import GONE, NOT_FOUND, Link, notice


def told(language: str = "", accept: str = "text/html", default: str = "", links: Any = ()) -> Any:
    headers = {"accept": accept, **({"accept-language": language} if language else {})}
    return notice(RequestFactory(headers=headers).get("/"), GONE, links, default)


@pytest.mark.parametrize(
    ("language", "default", "spoken"),
    [
        ("fr", "", "fr"),
        ("de, fr;q=0.2", "en", "fr"),
        ("de", "fr", "fr"),
        ("de", "de", "en"),
        ("", "", "en"),
        ("", "fr-FR", "fr"),
    ],
)
def test_one_of_our_languages_is_spoken(language: str, default: str, spoken: str) -> None:
    response = told(language, default=default)

    assert response["Content-Language"] == spoken
    assert f'<html lang="{spoken}">' in response.content.decode()


@pytest.mark.parametrize(
    ("accept", "is_json"),
    [
        ("application/json", True),
        ("application/json, text/html;q=0.5", True),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", False),
        ("*/*", False),
        ("image/png", False),
        ("", False),
    ],
)
def test_who_asks_for_json_gets_json(accept: str, is_json: bool) -> None:
    assert (told(accept=accept)["Content-Type"] == "application/json") == is_json


def test_a_page_is_small_and_accessible_and_stands_alone() -> None:
    text = told("en", links=[Link("Le « fleuve » & moi", "https://example.org/?a=1&b=2", "fr")]).content.decode()

    assert text.count("<h1>") == text.count("<main>") == 1
    assert '<nav aria-label="Ways on">' in text
    assert '<a href="https://example.org/?a=1&amp;b=2" lang="fr" hreflang="fr">Le « fleuve » &amp; moi</a>' in text
    assert "<nav" not in told("en").content.decode()
    assert len(text) < 2_000


def test_nothing_is_stored() -> None:
    response = notice(RequestFactory().get("/"), NOT_FOUND)

    assert (response.status_code, response["Cache-Control"]) == (404, "no-store")
    assert response["X-Content-Type-Options"] == "nosniff"
