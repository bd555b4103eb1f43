"""Opening hours of a page: the text that is made of its rows, or that an expert writes."""

from datetime import date, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from circuits.models import SpotOpeningTime, SpotPage
from destination_cms.models.opening_hours import opening_hours_text
from tests.core.admin.forms import editor_form
from tests.core.admin.people import editor, words
from tests.destination import Destination, fresh

pytestmark = pytest.mark.django_db

WEEK_DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")


def spot(*rows: SpotOpeningTime, **fields: Any) -> SpotPage:
    page = SpotPage(title="Museum", slug="museum", live=True, **fields)
    page.opening_times = list(rows)
    return page


def refused(page: SpotPage) -> dict[str, list[str]]:
    try:
        page.clean()
    except ValidationError as error:
        return error.message_dict  # type: ignore[no-any-return]
    return {}


def test_rows_become_a_text() -> None:
    page = spot(
        SpotOpeningTime(days=WEEK_DAYS, opens_at=time(9), closes_at=time(12)),
        SpotOpeningTime(days=WEEK_DAYS, opens_at=time(14), closes_at=time(18)),
        SpotOpeningTime(is_closed=True, from_on=date(2026, 5, 1), is_yearly=True),
        public_holidays="CLOSED",
    )

    assert opening_hours_text(page) == "Mo-Fr 09:00-12:00,14:00-18:00; PH off; May 01 off"


def test_without_rows_nothing_is_said_of_public_holidays_either() -> None:
    assert opening_hours_text(spot(public_holidays="CLOSED")) == ""


def test_what_an_expert_writes_counts_instead() -> None:
    page = spot(SpotOpeningTime(opens_at=time(9), closes_at=time(12)), opening_hours_osm=" Mo  10:00-12:00 ")

    assert refused(page) == {}
    assert opening_hours_text(page) == "Mo 10:00-12:00"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "“9h-18h” (from character 7) is not OpenStreetMap's syntax."),
        ("fr", "«\u00a09h-18h\u00a0» (à partir du caractère 7) n’est pas de la syntaxe d’OpenStreetMap."),
    ],
)
def test_a_text_of_another_syntax_is_refused_at_the_place_of_the_fault(language: str, sentence: str) -> None:
    with override(language):
        (message,) = refused(spot(opening_hours_osm="Mo-Fr 9h-18h"))["opening_hours_osm"]

    assert message.startswith(sentence)


def test_hours_without_words_ask_for_them() -> None:
    assert set(refused(spot(opening_hours_osm="sunrise-sunset"))) == {"opening_hours_note"}
    assert refused(spot(opening_hours_osm="sunrise-sunset", opening_hours_note="By daylight")) == {}


def test_a_draft_is_kept_as_it_is() -> None:
    page = spot(opening_hours_osm="Mo-Fr 9h-18h")
    page.live = False

    assert refused(page) == {}


def test_an_editor_types_hours_as_on_paper(destination: Destination) -> None:
    page, person = destination.spot("Museum"), editor("fr")
    path = f"/admin/pages/{page.pk}/edit/"
    row = {"opening_times-0-opens_at": "9h30", "opening_times-0-closes_at": "18 h", "opening_times-0-days": "MONDAY"}
    form = {**editor_form(person, path), **row, "opening_times-TOTAL_FORMS": "1", "action-publish": "1"}

    person.client.post(path, {**form, "opening_times-0-ORDER": "1", "public_holidays": "CLOSED"}, follow=True)

    assert opening_hours_text(fresh(page)) == "Mo 09:30-18:00; PH off"
    assert 'value="09:30"' in person.client.get(path).content.decode()


def test_an_hour_that_is_none_is_refused_and_nothing_is_lost(destination: Destination) -> None:
    page, person = destination.spot("Museum"), editor("fr")
    path = f"/admin/pages/{page.pk}/edit/"
    row = {"opening_times-0-opens_at": "25h", "opening_times-0-closes_at": "18 h", "opening_times-0-ORDER": "1"}
    form = {**editor_form(person, path), **row, "opening_times-TOTAL_FORMS": "1", "action-publish": "1"}

    shown = person.client.post(path, form, follow=True).content.decode()

    assert "n’est pas une heure entre 0:00 et 24:00" in words(shown)
    assert 'value="25h"' in shown
    assert opening_hours_text(fresh(page)) == ""
