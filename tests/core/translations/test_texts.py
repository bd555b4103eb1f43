"""Digests of texts, and which have changed."""

import pytest

from circuits.models import CircuitPage, CircuitStop, SpotPage
from destination_cms.translations.texts import changed_texts, text_digests
from tests.projecting import stored_body

pytestmark = pytest.mark.django_db  # a page that is made in memory looks for its content type

BLOCK = {"type": "heading", "id": "h", "value": "Avant de venir"}


def test_a_text_has_the_same_digest_until_it_says_something_else() -> None:
    before = text_digests(SpotPage(title="Moulin", teaser="Un moulin", kind="MUSEUM"))

    assert text_digests(SpotPage(title="Moulin", teaser="Un moulin", kind="PARK")) == before
    assert changed_texts(before, text_digests(SpotPage(title="Moulin", teaser="Fermé"))).keys() == {"teaser"}
    assert changed_texts(before, text_digests(SpotPage(title="Moulin"))).keys() == {"teaser"}
    assert changed_texts({}, before).keys() == {"title", "teaser"}


def test_a_body_is_one_text() -> None:
    page, same, other = SpotPage(), SpotPage(), SpotPage()
    page.body, same.body = stored_body(page, [BLOCK]), stored_body(page, [dict(BLOCK)])
    other.body = stored_body(page, [{**BLOCK, "value": "Après"}])

    assert text_digests(page) == text_digests(same)
    assert changed_texts(text_digests(page), text_digests(other)).keys() == {"body"}
    assert changed_texts({}, text_digests(SpotPage(body=[]))) == {}


def test_words_of_rows_are_found_by_their_key_and_gone_rows_need_nothing() -> None:
    rows = [CircuitStop(story="<p>Ici.</p>", sort_order=0), CircuitStop(story="<p>Là.</p>", sort_order=1)]
    before = text_digests(CircuitPage(title="Boucle", stops=rows))

    assert changed_texts(before, text_digests(CircuitPage(title="Boucle", stops=rows[1:]))) == {}
    rows[0].story = "<p>Fermé.</p>"
    now = text_digests(CircuitPage(title="Boucle", stops=rows[::-1]))
    assert list(changed_texts(before, now)) == [f"stops.{rows[0].translation_key}.story"]
