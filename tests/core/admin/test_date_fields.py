"""A date is shown and read as the session's language writes it; never another value than was typed."""

import json
import re
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.utils.translation import override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from destination_cms.admin.date_fields import session_format
from destination_cms.models import EventTag
from tests.destination import Destination, fresh

from .forms import send
from .people import Person, editor

CONFIG = re.compile(r'init(?:Date|Time|DateTime)Chooser\("(?P<id>[^"]+)", (?P<config>\{.*?\})\);')
DAY = date(2026, 3, 15)


def edit_path(thing: Any) -> str:
    if isinstance(thing, EventTag):
        return f"/admin/snippets/destination_cms/eventtag/edit/{thing.pk}/"
    return f"/admin/pages/{thing.pk}/edit/"


def shown(person: Person, thing: Any, name: str) -> Any:
    return BeautifulSoup(person.source(edit_path(thing)), "html.parser").find("input", attrs={"name": name})


def typed(person: Person, thing: Any, **fields: str) -> Any:
    return send(person, edit_path(thing), fields, next(iter(fields)))


def draft(thing: Any) -> Any:
    return fresh(thing).get_latest_revision_as_object()


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [("fr", "15/03/2026", "15/03/2026 09:30"), ("en", "2026-03-15", "2026-03-15 09:30")],
)
def test_every_field_shows_the_format_of_the_session(
    destination: Destination, language: str, day: str, moment: str
) -> None:
    at = datetime(2026, 3, 15, 8, 30, tzinfo=UTC)  # 9:30 in Paris
    spot = destination.spot("Spot", last_verified_on=DAY, go_live_at=at)
    event = destination.event("Event", starts_at=at)
    tag = EventTag.objects.create(label="TOTEC19", locale=destination.fr, starts_on=DAY, ends_on=DAY)
    person = editor(language)

    values = {
        (type(thing).__name__, name): shown(person, thing, name)["value"]
        for thing, name in [
            (spot, "last_verified_on"),
            (spot, "go_live_at"),
            (event, "starts_at"),
            (tag, "starts_on"),
            (tag, "ends_on"),
        ]
    }

    days = {"last_verified_on", "starts_on", "ends_on"}
    assert values == {(kind, name): day if name in days else moment for kind, name in values}


def test_every_picker_writes_the_format_of_the_session(destination: Destination) -> None:
    spot = destination.spot("Spot")
    configs = {m["id"]: json.loads(m["config"]) for m in CONFIG.finditer(editor().source(edit_path(spot)))}

    assert {"id_last_verified_on", "id_go_live_at", "id_expire_at"} <= configs.keys()
    assert configs["id_last_verified_on"]["format"] == "d/m/Y"
    assert configs["id_go_live_at"]["format"] == "d/m/Y H:i"
    assert configs["id_go_live_at"]["formatTime"] == "H:i"


@pytest.mark.parametrize("path", ["pages/{spot}/edit/", "images/add/", "reports/site-history/", ""])
def test_no_picker_may_write_over_what_was_typed(destination: Destination, path: str) -> None:
    for language in ("fr", "en"):
        source = editor(language).source(f"/admin/{path.format(spot=destination.spot(language).pk)}")

        assert source.count("destination_cms/js/date-fields.js") == 1
        assert source.index("jquery.datetimepicker.js") < source.index("date-fields.js") < source.index("<main")


def test_the_field_says_how_a_date_is_typed(destination: Destination) -> None:
    spot, person, english = destination.spot("Spot"), editor(), editor("en")

    assert shown(person, spot, "last_verified_on")["placeholder"] == "jj/mm/aaaa"
    assert shown(person, spot, "go_live_at")["placeholder"] == "jj/mm/aaaa hh:min"
    assert shown(english, spot, "last_verified_on")["placeholder"] == "yyyy-mm-dd"
    assert shown(english, spot, "go_live_at")["placeholder"] == "yyyy-mm-dd hh:min"


def test_a_field_whose_format_stays_is_wagtails_own(settings: Any) -> None:
    with override("en"):
        field = AdminDateInput().get_context("day", DAY, None)["widget"]
        assert field["attrs"] == {"autocomplete": "off"}
        assert json.loads(field["config_json"]) == {"dayOfWeekStart": 0, "format": "Y-m-d"}
    settings.WAGTAIL_DATE_FORMAT = "%d.%m.%Y."
    with override("fr"):
        assert AdminDateInput().get_context("day", DAY, None)["widget"]["attrs"] == {"autocomplete": "off"}


@pytest.mark.parametrize("text", ["15/03/2026", "15/3/2026", "15/3/26", "2026-03-15"])
def test_a_day_typed_the_french_way_or_as_iso_is_that_day(destination: Destination, text: str) -> None:
    spot = destination.spot("Spot")

    assert typed(editor(), spot, last_verified_on=text).status_code == 302

    assert draft(spot).last_verified_on == DAY


@pytest.mark.parametrize("text", ["31/12/2036 09:00", "2036-12-31 09:00"])
def test_a_moment_typed_the_french_way_or_as_iso_is_that_moment(destination: Destination, text: str) -> None:
    spot = destination.spot("Spot", live=False)

    typed(editor(), spot, **{"go_live_at": text, "action-publish": "1"})

    assert not fresh(spot).live
    assert draft(spot).go_live_at == datetime(2036, 12, 31, 8, tzinfo=UTC)


@pytest.mark.parametrize("text", ["31 décembre 2036 09:00", "31.12.2036 09:00", "12/31/2036 09:00", "demain"])
def test_what_is_no_moment_is_refused_and_shown_as_it_was_typed(destination: Destination, text: str) -> None:
    spot = destination.spot("Spot", live=False)

    answer = typed(editor(), spot, **{"go_live_at": text, "action-publish": "1"})

    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"go_live_at"}
    field = BeautifulSoup(answer.content, "html.parser").find("input", attrs={"name": "go_live_at"})
    assert field["value"] == text
    assert not fresh(spot).live


def test_an_untouched_form_keeps_its_dates(destination: Destination) -> None:
    spot = destination.spot("Spot", last_verified_on=date(2026, 2, 3))
    for language in ("fr", "en"):
        assert typed(editor(language), spot, title="Spot").status_code == 302
        assert draft(spot).last_verified_on == date(2026, 2, 3)


def test_a_format_that_the_site_has_chosen_stays(settings: Any) -> None:
    settings.WAGTAIL_DATE_FORMAT = "%d.%m.%Y."
    with override("fr"):
        assert AdminDateInput().format_value(DAY) == "15.03.2026."
        assert AdminDateInput(format="%d %m %Y").format_value(DAY) == "15 03 2026"


@pytest.mark.parametrize("language", ["fr", "en", "de", "nl", "es", "it", "ja", "zh-hans", "ar"])
def test_what_a_widget_shows_its_field_reads(language: str) -> None:
    moment = datetime(2026, 3, 5, 14, 7)  # noqa: DTZ001 - a form field reads wall time
    with override(language):
        assert forms.DateField().clean(AdminDateInput().format_value(moment.date())) == moment.date()
        assert forms.TimeField().clean(AdminTimeInput().format_value(moment.time())) == moment.time()
        read = forms.DateTimeField().clean(AdminDateTimeInput().format_value(moment))
        assert read.replace(tzinfo=None) == moment
        assert "%S" not in session_format("DATETIME_INPUT_FORMATS")


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "5/6/2027 9h30", "2027-06-05 09:30:00"),
        ("fr", "05/06/2027 à 18 h", "2027-06-05 18:00:00"),
        ("fr", "5/6/2027 midi", "2027-06-05 12:00:00"),
        ("fr", "05/06/2027 09:30", "2027-06-05 09:30:00"),
        ("fr", "2027-06-05 09:30:15", "2027-06-05 09:30:15"),
        ("en", "2027-06-05 6 pm", "2027-06-05 18:00:00"),
        ("fr", "5/6/2027 24h", None),
        ("fr", "5/6/2027 minuit", None),
        ("fr", "9h30", None),
        ("fr", "le 5 9h30", None),
        ("fr", "5/6/2027 9h75", None),
    ],
)
def test_a_moment_is_typed_as_clerks_type_it(language: str, text: str, found: str | None) -> None:
    class Moment(forms.Form):
        at = forms.DateTimeField(widget=AdminDateTimeInput)

    with override(language):
        form = Moment({"at": text})
        if found is None:
            assert "at" in form.errors
            assert form["at"].value() == text
        else:
            assert form.is_valid(), form.errors
            assert str(form.cleaned_data["at"].replace(tzinfo=None)) == found


@pytest.mark.parametrize(("text", "found"), [("9h30", time(9, 30)), ("18 h", time(18)), ("09:30:15", time(9, 30, 15))])
def test_a_time_is_typed_as_clerks_type_it(text: str, found: time) -> None:
    class Clock(forms.Form):
        at = forms.TimeField(widget=AdminTimeInput)

    form = Clock({"at": text})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["at"] == found
