"""What a query costs: a node counts as often as the pages and lists around it may repeat it."""

from typing import Any

import pytest
from graphql import parse

from destination_cms.graphql.errors import QueryRefused
from destination_cms.graphql.limits.cost import LIST_WEIGHT, VALUE_WEIGHT, Cost, check_document
from destination_cms.graphql.schema import get_schema


def check(query: str, **variables: Any) -> Cost:
    return check_document(get_schema(), parse(query), variables)


def cost(query: str, **variables: Any) -> int:
    return check(query, **variables).cost


def refusal(query: str, **variables: Any) -> str:
    with pytest.raises(QueryRefused) as refused:
        check(query, **variables)
    return str((refused.value.extensions or {})["code"])


def test_a_page_costs_what_it_may_hold() -> None:
    one, ten = cost("{ circuits(first: 1) { nodes { title } } }"), cost("{ circuits(first: 10) { nodes { title } } }")

    assert ten == 10 * one
    assert cost("{ circuits(last: 10) { nodes { title } } }") == ten


def test_what_is_below_a_page_counts_for_each_of_its_nodes() -> None:
    alone = cost("{ circuits(first: 10) { nodes { title } } }")
    with_cover = cost("{ circuits(first: 10) { nodes { title cover { alt } } } }")
    with_stops = cost("{ circuits(first: 10) { nodes { title stops { title } } } }")

    assert alone < with_cover < with_stops
    assert with_stops - alone >= 10 * LIST_WEIGHT


def test_a_list_with_a_size_costs_what_it_may_hold() -> None:
    def of(size: str) -> int:
        return cost(f"{{ newsArticles(first: 10) {{ nodes {{ sameSection{size} {{ title }} }} }} }}")

    alone = cost("{ newsArticles(first: 10) { nodes { title } } }")
    assert of("(first: 3)") - alone == 10 * 3
    assert of("") - alone == 10 * 5


def test_nodes_and_edges_of_one_list_are_two_answers() -> None:
    nodes, edges = "nodes { title }", "edges { node { title } }"

    assert cost(f"{{ circuits(first: 5) {{ {nodes} {edges} }} }}") > cost(f"{{ circuits(first: 5) {{ {nodes} }} }}")


def test_the_same_written_as_a_fragment_costs_the_same() -> None:
    plain = cost("{ circuits(first: 5) { nodes { title cover { alt } } } }")
    spread = "{ circuits(first: 5) { nodes { ...Card } } } fragment Card on Circuit { title cover { alt } }"
    inline = "{ circuits(first: 5) { nodes { ... on Circuit { title cover { alt } } } } }"

    assert cost(spread) == cost(inline) == plain


def test_a_page_size_in_a_variable_counts_as_sent_and_is_named() -> None:
    query = "query($many: Int) { circuits(first: $many) { nodes { title } } }"

    assert cost(query, many=40) == 40 * cost(query, many=1)
    assert check(query).variables == frozenset({"many"})
    assert check("{ circuits(first: 5) { nodes { title } } }").variables == frozenset()


def test_of_several_operations_the_dearest_counts() -> None:
    cheap, dear = (
        "query A { circuits(first: 1) { nodes { title } } }",
        "query B { spots(first: 9) { nodes { title } } }",
    )

    assert cost(f"{cheap} {dear}") == cost(dear)


def deep(levels: int) -> str:
    return "{ page { " + "translations { ... on Page { " * levels + "title" + " } }" * levels + " } }"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ circuits(first: 100000) { nodes { id } } }", "PAGE_TOO_LARGE"),
        ("query($n: Int = 100000) { circuits(first: $n) { nodes { id } } }", None),
        ("{ " + " ".join(f"a{n}: __typename" for n in range(21)) + " }", "TOO_MANY_ROOT_FIELDS"),
        (
            "{ ...A } fragment A on Query { " + " ".join(f"a{n}: __typename" for n in range(21)) + " }",
            "TOO_MANY_ROOT_FIELDS",
        ),
        (deep(14), "QUERY_TOO_DEEP"),
        ("{ circuits(first: 500) { nodes { stops { spot { translations { id } } } } } }", "QUERY_TOO_COMPLEX"),
    ],
)
def test_what_asks_for_too_much_is_refused_by_name(query: str, code: str | None) -> None:
    if code is None:
        check(query)
    else:
        assert refusal(query) == code


def test_a_page_that_is_too_large_is_refused_wherever_its_size_comes_from() -> None:
    assert refusal("query($n: Int) { circuits(first: $n) { nodes { id } } }", n=100_000) == "PAGE_TOO_LARGE"


def test_fragments_that_spread_each_other_end() -> None:
    check("{ circuits { nodes { ...A } } } fragment A on Circuit { ...B } fragment B on Circuit { ...A id }")


LISTED = "{ circuits(first: 5, filter: {slug: {in: %s}}) { nodes { title } } }"


def test_the_values_of_a_filter_cost_wherever_they_come_from() -> None:
    plain = check("{ circuits(first: 5) { nodes { title } } }").cost
    literal = check(LISTED % '["a", "b", "c"]').cost
    in_list = check(f"query($x: [String!]) {LISTED % '$x'}", x=["a", "b", "c"])
    one_by_one = LISTED % '[$x, "b", "c"]'
    as_item = check(f"query($x: String!) {one_by_one}", x="a")
    whole = "query($x: CircuitFilter) { circuits(first: 5, filter: $x) { nodes { title } } }"
    as_whole = check(whole, x={"or_": [{"slug": {"in_": ["a"]}}, {"slug": {"eq": "b"}}, {"slug": {"eq": "c"}}]})

    assert literal == in_list.cost == as_item.cost == as_whole.cost == plain + 3 * VALUE_WEIGHT
    assert in_list.variables == as_item.variables == as_whole.variables == {"x"}


def test_many_long_filters_are_refused_by_their_cost() -> None:
    aliases = " ".join(f"a{n}: circuits(filter: {{not: {{id: {{in: $x}}}}}}) {{ totalCount }}" for n in range(20))

    with pytest.raises(QueryRefused) as refused:
        check(f"query($x: [ID!]) {{ {aliases} }}", x=["x"] * 500)

    assert refused.value.extensions == {"code": "QUERY_TOO_COMPLEX"}
