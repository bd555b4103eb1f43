"""The stops of a circuit are the same in every language, each with its words."""

from typing import Any

import pytest

from circuits.models import CircuitStop
from tests.core.translations.bilingual import in_english, is_outdated, state_of
from tests.destination import Destination, fresh, publish
from tests.translators import public


@pytest.fixture
def spots(destination: Destination) -> list[Any]:
    return [destination.spot(name) for name in ("Moulin", "Étang", "Tour")]


@pytest.fixture
def loop(destination: Destination, spots: list[Any]) -> Any:
    page = destination.circuit("Boucle", spots[:2])
    rows = list(page.stops.all())
    rows[0].story, rows[1].story = "<p>Ici.</p>", "<p>Là.</p>"
    return publish(page, stops=rows)


@pytest.fixture
def english(destination: Destination, loop: Any) -> Any:
    copy = fresh(loop).copy_for_translation(destination.en, copy_parents=True)
    rows = list(copy.stops.all())
    rows[0].story, rows[1].story = "<p>Here.</p>", "<p>There.</p>"
    return publish(copy, title="Loop", stops=rows)


def stops_of(page: Any) -> list[tuple[str, str]]:
    return [(stop.spot.title, stop.story) for stop in fresh(page).stops.all()]


def told(page: Any) -> list[str]:
    return [stop["story"]["html"] for stop in public(page)["stops"]]


def test_stops_that_are_reordered_keep_their_translated_stories(loop: Any, english: Any) -> None:
    first, second = loop.stops.all()
    first.sort_order, second.sort_order, first.is_optional = 1, 0, True

    publish(loop, stops=[second, first], length_m=2400)

    assert stops_of(english) == [("Étang", "<p>There.</p>"), ("Moulin", "<p>Here.</p>")]
    assert [stop.is_optional for stop in fresh(english).stops.all()] == [False, True]
    assert told(english) == ["<p>There.</p>", "<p>Here.</p>"]
    assert (public(english)["length_m"], is_outdated(english)) == (2400, False)


def test_a_stop_that_is_added_is_added_with_the_words_of_the_source(spots: list[Any], loop: Any, english: Any) -> None:
    rows = [*loop.stops.all(), CircuitStop(spot=spots[2], story="<p>Enfin.</p>", sort_order=2)]

    publish(loop, stops=rows)

    assert stops_of(english) == [("Moulin", "<p>Here.</p>"), ("Étang", "<p>There.</p>"), ("Tour", "<p>Enfin.</p>")]
    assert [stop.locale_id for stop in fresh(english).stops.all()] == [english.locale_id] * 3
    assert [path.split(".")[2] for path in state_of(english).changed] == ["story"]
    assert is_outdated(english)


def test_a_stop_that_is_removed_goes_and_asks_for_no_revision(loop: Any, english: Any) -> None:
    publish(loop, stops=list(loop.stops.all())[1:])

    assert stops_of(english) == [("Étang", "<p>There.</p>")]
    assert not is_outdated(english)
    assert CircuitStop.objects.count() == 2


def test_a_draft_of_a_translation_gets_the_rows_and_keeps_its_words(spots: list[Any], loop: Any, english: Any) -> None:
    rows = list(english.stops.all())
    rows[0].story = "<p>Right here.</p>"
    english.stops = rows
    english.save_revision()

    publish(loop, stops=[*loop.stops.all(), CircuitStop(spot=spots[2], sort_order=2)])

    assert stops_of(english) == [("Moulin", "<p>Here.</p>"), ("Étang", "<p>There.</p>"), ("Tour", "")]
    fresh(english).latest_revision.publish()
    assert stops_of(english) == [("Moulin", "<p>Right here.</p>"), ("Étang", "<p>There.</p>"), ("Tour", "")]
    assert CircuitStop.objects.filter(circuit=english).count() == 3


def test_stops_that_were_written_apart_are_paired_in_order(loop: Any, english: Any) -> None:
    """Of an import, or of a database from before rows had a language."""
    for stop in CircuitStop.objects.filter(circuit=english):
        CircuitStop.objects.filter(pk=stop.pk).update(translation_key=f"00000000-0000-4000-8000-{stop.pk:012}")

    publish(loop, length_m=900)

    assert stops_of(english) == [("Moulin", "<p>Here.</p>"), ("Étang", "<p>There.</p>")]
    keys = [stop.translation_key for stop in fresh(loop).stops.all()]
    assert [stop.translation_key for stop in fresh(english).stops.all()] == keys


def test_a_stop_that_a_translation_adds_is_not_published(
    destination: Destination, spots: list[Any], loop: Any, english: Any
) -> None:
    tower = in_english(destination, spots[2], title="Tower")

    publish(english, stops=[*english.stops.all(), CircuitStop(spot=tower, sort_order=2)])

    assert [title for title, _ in stops_of(english)] == ["Moulin", "Étang"]
    assert len(public(english)["stops"]) == 2


def test_a_story_that_changed_is_to_be_revised(loop: Any, english: Any) -> None:
    rows = list(loop.stops.all())
    rows[0].story = "<p>Fermé.</p>"

    publish(loop, stops=rows)

    assert list(state_of(english).changed) == [f"stops.{rows[0].translation_key}.story"]
    assert public(english)["is_translation_outdated"] is True
    assert told(english) == ["<p>Here.</p>", "<p>There.</p>"]
