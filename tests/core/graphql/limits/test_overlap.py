"""Selections of one name are merged in a number of steps that a limit bounds."""

import pytest
from graphql import parse

from destination_cms.graphql.errors import QueryRefused
from destination_cms.graphql.limits.overlap import check_merging


def is_refused(query: str) -> bool:
    try:
        check_merging(parse(query))
    except QueryRefused:
        return True
    return False


@pytest.mark.parametrize(
    "query",
    [
        "{ circuits { nodes { title } nodes { title slug } } }",
        "{ " + " ".join(f"a{n}: circuits {{ nodes {{ title }} }}" for n in range(20)) + " }",
        "{ circuits { nodes { "
        + " ".join(f"...F{n}" for n in range(40))
        + " } } } "
        + " ".join(f"fragment F{n} on Circuit {{ id title slug path url teaser }}" for n in range(40)),
        "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
    ],
    ids=["twice", "aliases", "40 components", "a circle"],
)
def test_what_front_ends_write_passes(query: str) -> None:
    assert not is_refused(query)


@pytest.mark.parametrize(
    "query",
    [
        "{ circuits { nodes { " + "... on Circuit { " * 1 + "id " * 150 + "} } } }",
        "{ circuits { " + "nodes { id title slug } " * 150 + "} }",
        "{ circuits { nodes { "
        + " ".join(f"...F{n}" for n in range(150))
        + " } } } "
        + " ".join(f"fragment F{n} on Circuit {{ id }}" for n in range(150)),
    ],
    ids=["one field", "one list", "150 fragments"],
)
def test_what_makes_thousands_of_pairs_is_refused(query: str) -> None:
    assert is_refused(query)
