"""Facts are copied in memory; what is the same already is not touched."""

import pytest

from circuits.models import CircuitPage, CircuitStop, SpotPage
from destination_cms.geo.point import Point
from destination_cms.translations.facts import FactsCopier, overridable_values

pytestmark = pytest.mark.django_db  # a page that is made in memory looks for its content type

HERE, THERE = Point(48.82, 2.27), Point(48.83, 2.28)


def spot(**fields: object) -> SpotPage:
    return SpotPage(**{"location": HERE, "address": "1 rue", "teaser": "Un lieu", "locale_id": 1, **fields})


def test_what_differs_is_copied_and_named() -> None:
    source, target = spot(location=THERE, kind="MUSEUM"), spot(teaser="A place", kind="PARK", locale_id=2)

    assert set(FactsCopier(source, {}).copy_to(target)) == {"location", "kind"}
    assert (target.location, target.kind, target.teaser) == (THERE, "MUSEUM", "A place")
    assert FactsCopier(source, {}).copy_to(target) == []


def test_an_address_follows_until_a_translator_writes_another() -> None:
    known = overridable_values(spot())
    follows, written, empty = spot(), spot(address="1 Street"), spot(address="")

    for page in (follows, written, empty):
        FactsCopier(spot(address="2 rue"), known).copy_to(page)

    assert known == {"address": "1 rue", "phone": "", "website": "", "opening_hours_osm": ""}
    assert [page.address for page in (follows, written, empty)] == ["2 rue", "1 Street", "2 rue"]


def test_what_was_overridden_with_wagtail_localize_stays() -> None:
    target = spot(kind="PARK")

    assert FactsCopier(spot(kind="MUSEUM", location=THERE), {}, {"kind"}).copy_to(target) == ["location"]
    assert target.kind == "PARK"


def test_rows_without_a_common_key_are_paired_in_order_and_take_it() -> None:
    source = CircuitPage(stops=[CircuitStop(title_override="Un", sort_order=0)])
    target = CircuitPage(stops=[CircuitStop(title_override="One", sort_order=0)])

    assert FactsCopier(source, {}).copy_to(target) == ["stops"]
    (row,) = target.stops.all()
    assert (row.title_override, row.translation_key) == ("One", source.stops.get().translation_key)
    assert FactsCopier(source, {}).copy_to(target) == []
