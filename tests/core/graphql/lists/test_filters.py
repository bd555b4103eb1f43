"""A filter finds what its words say: fields all hold, ``or`` needs one, ``not`` the opposite."""

import operator
from datetime import timedelta
from typing import Any
from uuid import UUID

import graphene
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from destination_cms.graphql.lists.filter_types import MAX_LIST
from destination_cms.graphql.lists.filters import (
    MAX_CONDITIONS,
    MAX_NESTING,
    condition_of,
    filter_of,
    id_rule,
    member_text_rule,
    moment_rule,
    number_rule,
    text_rule,
)
from destination_cms.graphql.reading.ids import BadInput, global_id
from destination_cms.models import Publication
from destination_cms.multi_values import lines_of

from .rows import START, add_rows

SLUGS = ["church", "fort", "park", "zoo"]
LATITUDES = [10, 20, None, 30]
LINKS = [{"a", "b"}, set(), {"c"}, {"b"}]
RULES = {
    "id": id_rule(),
    "slug": text_rule("slug", "By slug."),
    "latitude": number_rule("latitude", "By a number."),
    "links": member_text_rule("links", "By one of several texts."),
    "last_published_at": moment_rule("last_published_at", "By a moment."),
}

pytestmark = pytest.mark.django_db


def found(chosen: Any) -> set[str]:
    return set(Publication.objects.filter(condition_of(chosen, RULES)).values_list("slug", flat=True))


@pytest.fixture
def rows() -> list[Publication]:
    return add_rows(
        {"slug": slug, "latitude": latitude, "links": lines_of(sorted(links))}
        for slug, latitude, links in zip(SLUGS, LATITUDES, LINKS, strict=True)
    )


def test_no_filter_finds_everything(rows: Any) -> None:
    assert found(None) == found({}) == set(SLUGS)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"slug": {"eq": "fort"}}, {"fort"}),
        ({"slug": {"eq": "Fort"}}, set()),
        ({"slug": {"in_": ["fort", "zoo", "nothing"]}}, {"fort", "zoo"}),
        ({"slug": {"in_": []}}, set()),
        ({"slug": {"eq": "fort", "in_": ["zoo"]}}, set()),
        ({"latitude": {"gt": 10}}, {"fort", "zoo"}),
        ({"latitude": {"gte": 10, "lt": 30}}, {"church", "fort"}),
        ({"latitude": {"lte": 1000}}, {"church", "fort", "zoo"}),
        ({"last_published_at": {"gte": START + timedelta(days=2), "lt": START + timedelta(days=3)}}, {"fort"}),
        ({"slug": {"eq": "park"}, "latitude": {"gt": 0}}, set()),
        ({"and_": [{"slug": {"in_": ["fort", "zoo"]}}, {"slug": {"in_": ["zoo", "park"]}}]}, {"zoo"}),
        ({"slug": {"in_": ["fort", "zoo"]}, "or_": [{"slug": {"eq": "zoo"}}, {"slug": {"eq": "park"}}]}, {"zoo"}),
    ],
)
def test_what_a_filter_finds(rows: Any, chosen: Any, expected: set[str]) -> None:
    assert found(chosen) == expected


def test_an_id_finds_its_thing_and_another_text_nothing(rows: list[Publication]) -> None:
    ids = [global_id(str(row)[2:]) for row in rows]

    assert found({"id": {"eq": ids[0]}}) == {"church"}
    assert found({"id": {"in_": [ids[1], "no id of ours", ids[3]]}}) == {"fort", "zoo"}
    assert found({"id": {"eq": "no id of ours"}}) == set()


@st.composite
def filters(draw: Any, depth: int = 0) -> dict[str, Any]:
    chosen: dict[str, Any] = {}
    if draw(st.booleans()):
        chosen["slug"] = draw(
            st.just({}) | st.fixed_dictionaries({"in_": st.lists(st.sampled_from(SLUGS), max_size=3)})
        )
    if draw(st.booleans()):
        chosen["latitude"] = draw(st.dictionaries(st.sampled_from(["gt", "lte", "eq"]), st.sampled_from([10, 20, 30])))
    if draw(st.booleans()):
        chosen["links"] = draw(
            st.just({}) | st.fixed_dictionaries({"in_": st.lists(st.sampled_from("abc"), max_size=3)})
        )
    # Deeper ones pass the number of conditions that a filter may have.
    if depth < 2:
        for name in draw(st.sets(st.sampled_from(["and_", "or_"]))):
            chosen[name] = draw(st.lists(filters(depth + 1), max_size=2))
        if draw(st.booleans()):
            chosen["not_"] = draw(filters(depth + 1))
    return chosen


def parts(chosen: dict[str, Any]) -> int:
    inner = [*chosen.get("and_", ()), *chosen.get("or_", ()), *([chosen["not_"]] if "not_" in chosen else [])]
    return len(chosen) + sum(parts(one) for one in inner)


COMPARE = {"gt": operator.gt, "lte": operator.le, "eq": operator.eq}


def is_met(slug: str, chosen: dict[str, Any]) -> bool:
    """Say whether the three conditions of a filter hold; what is absent is none, and no value meets none."""
    latitude, links = LATITUDES[SLUGS.index(slug)], LINKS[SLUGS.index(slug)]
    asked = chosen.get("latitude", {})
    return (
        slug in chosen.get("slug", {}).get("in_", SLUGS)
        and (not asked or (latitude is not None and all(COMPARE[name](latitude, asked[name]) for name in asked)))
        and ("in_" not in chosen.get("links", {}) or not links.isdisjoint(chosen["links"]["in_"]))
    )


def holds(slug: str, chosen: dict[str, Any]) -> bool:
    return (
        is_met(slug, chosen)
        and all(holds(slug, inner) for inner in chosen.get("and_", ()))
        and ("or_" not in chosen or any(holds(slug, inner) for inner in chosen["or_"]))
        and ("not_" not in chosen or not holds(slug, chosen["not_"]))
    )


@given(chosen=filters())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_nesting_means_what_logic_says(rows: Any, chosen: dict[str, Any]) -> None:
    assume(parts(chosen) <= MAX_CONDITIONS)

    assert found(chosen) == {slug for slug in SLUGS if holds(slug, chosen)}


def nested(depth: int) -> dict[str, Any]:
    return {"not_": nested(depth - 1)} if depth else {}


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (nested(MAX_NESTING + 1), "nested more than 5 levels"),
        ({"or_": [{"slug": {"eq": "a"}}] * (MAX_CONDITIONS + 1)}, "more than 100 conditions"),
        ({"slug": {"in_": ["a"] * (MAX_LIST + 1)}}, "more than 500 items"),
        ({"id": {"in_": ["a"] * (MAX_LIST + 1)}}, "more than 500 items"),
        ({"slug": {"eq": "a\x00"}}, "NUL"),
    ],
)
def test_what_is_over_a_limit_is_refused_by_name(chosen: Any, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        condition_of(chosen, RULES)


def test_what_is_at_a_limit_is_answered() -> None:
    condition_of(nested(MAX_NESTING), RULES)
    condition_of({"slug": {"in_": ["a"] * MAX_LIST}}, RULES)


def test_a_client_reads_every_filter_from_the_schema_and_each_but_once() -> None:
    made = filter_of("Thing", RULES)
    names = [field.name or name for name, field in made._meta.fields.items()]

    assert names == ["id", "slug", "latitude", "links", "last_published_at", "and", "or", "not"]
    assert all(field.description for field in made._meta.fields.values())
    assert isinstance(made._meta.fields["not_"], graphene.InputField)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"or_": []}, set()),
        ({"and_": []}, set(SLUGS)),
        ({"not_": {}}, set()),
        ({"not_": {"slug": {}}}, set()),
        ({"not_": {"not_": {}}}, set(SLUGS)),
        ({"or_": [{}]}, set(SLUGS)),
        ({"or_": [{"or_": []}, {"slug": {"eq": "zoo"}}]}, {"zoo"}),
        ({"slug": {}}, set(SLUGS)),
        ({"links": {"in_": []}}, set()),
        ({"not_": {"links": {"in_": []}}}, set(SLUGS)),
        ({"not_": {"latitude": {"gt": 15}}}, {"church", "park"}),
    ],
)
def test_what_is_empty_means_in_a_filter(rows: Any, chosen: Any, expected: set[str]) -> None:
    assert found(chosen) == expected


@pytest.mark.parametrize(
    ("chosen", "path"),
    [
        ({"slug": {"eq": None}}, "filter.slug.eq"),
        ({"slug": {"in_": None}}, "filter.slug.in"),
        ({"slug": None}, "filter.slug"),
        ({"last_published_at": {"gte": None}}, "filter.lastPublishedAt.gte"),
        ({"and_": None}, "filter.and"),
        ({"or_": [{"not_": {"id": {"eq": None}}}]}, "filter.or.0.not.id.eq"),
    ],
)
def test_a_null_in_a_filter_is_refused_by_its_path(chosen: Any, path: str) -> None:
    with pytest.raises(BadInput, match=f"'{path}' is null"):
        condition_of(chosen, RULES)


def test_the_longest_lists_are_answered_in_several_branches(rows: list[Publication]) -> None:
    """SQLite refuses an expression of 1,000 levels."""
    members = {"links": {"in_": [f"none-{number}" for number in range(MAX_LIST - 1)] + ["a"]}}
    ids = {"id": {"in_": [global_id(f"spot:{UUID(int=n)}:fr") for n in range(2, MAX_LIST + 2)]}}

    assert found({"or_": [members, members, ids]}) == set(SLUGS)
    assert found({"not_": {"or_": [members, {"not_": ids}]}}) == {"fort", "park", "zoo"}
