"""W020: a format of dates that a language of the admin cannot read."""

from typing import Any

from destination_cms.checks.admin import check_date_formats


def test_without_a_setting_each_session_has_its_own(settings: Any) -> None:
    assert check_date_formats(None) == []


def test_a_format_that_every_language_reads_is_fine(settings: Any) -> None:
    settings.WAGTAIL_DATE_FORMAT = "%Y-%m-%d"
    settings.WAGTAIL_TIME_FORMAT = "%H:%M"

    assert check_date_formats(None) == []


def test_a_format_that_a_language_cannot_read_is_reported(settings: Any) -> None:
    settings.WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
    settings.WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"

    day, moment = check_date_formats(None)

    assert {day.id, moment.id} == {"destination_cms.W020"}
    assert "WAGTAIL_DATE_FORMAT is “%d/%m/%Y”" in day.msg
    assert "languages of the admin: en." in day.msg
    assert "languages of the admin: fr, en." in moment.msg
