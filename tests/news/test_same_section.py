"""An article leads to the newest others of its main section, at the same number of statements for any list."""

from typing import Any

import pytest

from tests.contract.test_reads import LEDGER, TABLE, recorded
from tests.destination import fresh, publish

from .news_site import NewsSite, answer, ask, moment

OTHERS = "query($size: Int!) { newsArticles(first: 100) { nodes { title sameSection(first: $size) { title } } } }"


def others(size: int = 5) -> dict[str, list[str]]:
    nodes = ask(OTHERS, size=size)["newsArticles"]["nodes"]
    return {node["title"]: [found["title"] for found in node["sameSection"]] for node in nodes}


@pytest.fixture
def shelves(news: NewsSite) -> dict[str, Any]:
    """Five articles: four in one section, of which one has another main section."""
    mobility, business = news.section("Mobility"), news.section("Business")
    for day in (1, 2, 3):
        news.article(f"M{day}", [mobility], displayed_at=moment(day))
    both = news.article("Both", [business, mobility], displayed_at=moment(9))
    alone = news.article("Alone", [news.section("Lonely")], displayed_at=moment(8))
    return {"both": both, "alone": alone, "mobility": mobility, "business": business}


def test_the_newest_others_of_the_main_section_come_first(shelves: dict[str, Any]) -> None:
    assert others() == {
        "M1": ["Both", "M3", "M2"],
        "M2": ["Both", "M3", "M1"],
        "M3": ["Both", "M2", "M1"],
        "Both": [],
        "Alone": [],
    }
    assert others(1) == {"M1": ["Both"], "M2": ["Both"], "M3": ["Both"], "Both": [], "Alone": []}


def test_what_the_editor_recommends_is_not_told_twice(news: NewsSite, shelves: dict[str, Any]) -> None:
    news.article("Last", [shelves["mobility"]], read_also=[shelves["both"]], displayed_at=moment(1, 2))

    assert others(2)["Last"] == ["M3", "M2"]


def test_a_translation_leads_to_articles_of_its_language(news: NewsSite, shelves: dict[str, Any]) -> None:
    copy = fresh(shelves["both"]).copy_for_translation(news.destination.en, copy_parents=True)
    copy.save_revision().publish()
    asked = '{ newsArticles(locale: "en") { nodes { sameSection(first: 5) { title } } } }'

    assert ask(asked)["newsArticles"]["nodes"] == [{"sameSection": []}]
    assert others()["M1"] == ["Both", "M3", "M2"]


def test_an_article_that_is_withdrawn_leaves_the_others(shelves: dict[str, Any]) -> None:
    fresh(shelves["both"]).unpublish()

    assert others()["M1"] == ["M3", "M2"]


@pytest.mark.parametrize(("size", "code"), [(0, "BAD_USER_INPUT"), (-1, "BAD_USER_INPUT"), (21, "PAGE_TOO_LARGE")])
def test_a_size_out_of_its_limits_is_refused(news: NewsSite, size: int, code: str) -> None:
    news.article("Any", [news.section()])

    error = answer(OTHERS, size=size)["errors"][0]

    assert error["extensions"]["code"] == code
    assert "'first' must be from 1 to 20" in error["message"]


def test_a_list_over_many_sections_costs_as_much_as_one_article(news: NewsSite, shelves: dict[str, Any]) -> None:
    counts = []
    for first in (1, 100):
        query = f"{{ newsArticles(first: {first}) {{ nodes {{ sameSection(first: 2) {{ title }} }} }} }}"
        ask(query)
        with recorded() as statements:
            ask(query)
        counts.append(len(statements))
        assert {table for sql in statements for table in TABLE.findall(sql)} <= LEDGER

    assert counts[0] == counts[1]


def test_an_article_moved_to_another_section_is_found_there(shelves: dict[str, Any]) -> None:
    rows = list(shelves["alone"].sections.all())
    rows[0].section = shelves["business"]
    publish(shelves["alone"], sections=rows)

    assert others()["Alone"] == ["Both"]
    assert others()["Both"] == ["Alone"]
