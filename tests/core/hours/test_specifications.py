"""Opening hours as schema.org has them."""

from datetime import date

from destination_cms.hours.reading import rules_of
from destination_cms.hours.specifications import opening_specifications

TODAY = date(2026, 11, 30)


def told(text: str) -> dict[str, list[dict[str, object]]]:
    return opening_specifications(rules_of(text) or (), TODAY)


def test_usual_hours_and_holidays() -> None:
    assert told("Mo-Tu 09:00-12:00,14:00-18:00; PH off") == {
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": ["https://schema.org/Monday", "https://schema.org/Tuesday"],
                "opens": opens,
                "closes": closes,
            }
            for opens, closes in (("09:00", "12:00"), ("14:00", "18:00"))
        ]
        + [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": ["https://schema.org/PublicHolidays"],
                "opens": "00:00",
                "closes": "00:00",
            }
        ]
    }


def test_parts_of_the_year_have_dates_that_are_still_to_come() -> None:
    special = told('Jul-Aug 10:00-19:00 open "Free"; 2026 Jan 01 off; Dec 25 off')["specialOpeningHoursSpecification"]

    assert [(one["validFrom"], one["validThrough"], one["opens"]) for one in special] == [
        ("2027-07-01", "2027-08-31", "10:00"),
        ("2026-12-25", "2026-12-25", "00:00"),
        ("2027-12-25", "2027-12-25", "00:00"),
    ]
    assert special[0]["description"] == "Free"
    assert "dayOfWeek" not in special[0]


def test_a_whole_day_and_a_night() -> None:
    (always,) = told("24/7")["openingHoursSpecification"]
    (night,) = told("Fr 22:00-02:00")["openingHoursSpecification"]

    assert (always["opens"], always["closes"], len(always["dayOfWeek"])) == ("00:00", "23:59", 7)  # type: ignore[arg-type]
    assert (night["opens"], night["closes"]) == ("22:00", "02:00")


def test_what_is_not_known_is_not_told() -> None:
    assert told("24/7 unknown; PH unknown") == {}
    assert told("sunrise-sunset") == {}
