"""A look at the tokens refuses what is over a limit, and lets everything else reach the parser."""

import pytest
from graphql import GraphQLSyntaxError, parse
from hypothesis import given
from hypothesis import strategies as st

from destination_cms.conf import get_settings
from destination_cms.graphql.errors import QueryRefused
from destination_cms.graphql.limits.prescan import MAX_DIRECTIVES, MAX_SIBLINGS, check_text


def code_of(source: str) -> str:
    with pytest.raises(QueryRefused) as refused:
        check_text(source)
    return str((refused.value.extensions or {})["code"])


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{ a(b: [" + "1," * get_settings()["MAX_TOKENS"] + "]) }", "QUERY_TOO_COMPLEX"),
        ("{ a { " + "id " * (MAX_SIBLINGS + 1) + "} }", "QUERY_TOO_COMPLEX"),
        ("{ " + "a " * (get_settings()["MAX_ROOT_FIELDS"] + 1) + "}", "TOO_MANY_ROOT_FIELDS"),
        ("{ " + "...a " * (get_settings()["MAX_ROOT_FIELDS"] + 1) + "}", "TOO_MANY_ROOT_FIELDS"),
        ("{ a " + "@b " * (MAX_DIRECTIVES + 1) + "}", "QUERY_TOO_COMPLEX"),
        ("{ a { " + " ".join(f"a{n}: id" for n in range(61)) + " } }", "TOO_MANY_ALIASES"),
        ("{ a { " + "b { id } " * 12 + "} }", "QUERY_TOO_COMPLEX"),
        ("{ a { " + "b: c { id } " * 12 + "} }", "QUERY_TOO_COMPLEX"),
        ("{a" * 70 + "}" * 70, "QUERY_TOO_DEEP"),
        ("{ a(b: " + "[" * 70 + "]" * 70 + ") }", "QUERY_TOO_DEEP"),
    ],
)
def test_each_limit_has_its_code(source: str, code: str) -> None:
    assert code_of(source) == code


@pytest.mark.parametrize(
    "source",
    [
        # What stands in texts, comments and arguments is not a selection.
        '{ a(text: "' + "{ b: c @d } " * 100 + '") }',
        '{ a(text: """' + '{ b: c @d } \\""" ' * 100 + '""") }',
        "{ a } #" + " { b: c @d ...e }" * 500,
        "{ a(where: { " + " ".join(f"a{n}: 1" for n in range(300)) + " }) { b } }",
        "query(" + " ".join(f"$a{n}: Int = 1" for n in range(100)) + ") { a }",
        # Fields of a fragment are not at the root.
        "fragment on on Query { " + "a " * 90 + "} { ...on }",
        "{ a { " + "... on A { id } " * 30 + "} }",
        "{ a { " + " ".join(f"b{n}: c(d: e) {{ id }}" for n in range(30)) + " } }",
    ],
)
def test_what_only_looks_like_too_much_passes(source: str) -> None:
    check_text(source)


@pytest.mark.parametrize("source", ["", "}", "{ a ) }", "{ a(", '{ a(b: "', "\x00", "{{{{", "... on", "fragment"])
def test_what_is_not_graphql_is_left_to_the_parser(source: str) -> None:
    check_text(source)

    with pytest.raises(GraphQLSyntaxError):
        parse(source)


@given(st.text(alphabet='{}()[]":.@$#!abon \n\\', max_size=60))
def test_no_text_is_a_crash(source: str) -> None:
    check_text(source)
