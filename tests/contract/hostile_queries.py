"""Requests that ask for too much, or for nothing: each as a maker of as many different ones as a test wants."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Hostile:
    """A kind of request that has to be refused with a code.

    ``make`` returns the body of the request with a number; no two numbers give the same text.
    """

    name: str
    code: str
    make: Callable[[int], bytes]

    def __str__(self) -> str:
        return self.name


def query_body(query: str, variables: Any = None) -> bytes:
    """Return the body of a request for a query."""
    return json.dumps({"query": query} | ({"variables": variables} if variables else {})).encode()


def _named(name: str, code: str, query: str, variables: Any = None) -> Hostile:
    """Return a hostile query that a comment sets apart from its likes."""
    return Hostile(name, code, lambda number: query_body(f"{query}#{number}", variables))


def _bomb(levels: int, spreads: str) -> str:
    fragments = "".join(f"fragment f{n} on Node{{{spreads.format(n + 1)}}}" for n in range(levels))
    return f'{{node(id:"x"){{...f0}}}}{fragments}fragment f{levels} on Node{{id}}'


def _doubled(depth: int) -> str:
    selection = "id"
    for _ in range(depth):
        selection = f"a{{{selection}}}a{{{selection}}}"
    return f"{{{selection}}}"


def _inline_doubled(depth: int) -> str:
    selection = "id"
    for _ in range(depth):
        half = f"...on Content{{translations{{content{{{selection}}}}}}}"
        selection = half * 2
    return f'{{node(id:"x"){{{selection}}}}}'


def _many(item: str, times: int, separator: str = " ") -> str:
    return separator.join(item.replace("#", str(number)) for number in range(times))


def _nested(name: str, depth: int) -> Any:
    value: Any = {}
    for _ in range(depth):
        value = {name: value}
    return value


def _same_nested_field(fragments: int, field: str, root: str) -> str:
    spreads = _many("...f#", fragments)
    return root % spreads + _many(f"fragment f# on Circuit{{{field}}}", fragments)


COMPLEX = "QUERY_TOO_COMPLEX"
INVALID = "GRAPHQL_VALIDATION_FAILED"
LISTED = "query($f:CircuitFilter,$i:[ID!]!){circuits(filter:$f){totalCount}nodes(ids:$i){id}}"

HOSTILE = [
    _named("unknown fragment", INVALID, "{...missing}"),
    _named("bomb: direct", INVALID, '{node(id:"x"){...a}}fragment a on Node{...a ...a}'),
    _named("bomb: 2^24", COMPLEX, _bomb(24, "...f{0} ...f{0}")),
    _named("bomb: 2^24, apart", COMPLEX, _bomb(24, "...on Node{{...f{0}}}...on Node{{...f{0}}}")),
    _named("bomb: cyclic", INVALID, "{...a}fragment a on Query{...b ...b}fragment b on Query{...a ...a}"),
    *(_named(f"doubled, depth {depth}", COMPLEX, _doubled(depth)) for depth in range(4, 11)),
    _named("200 aliases", "TOO_MANY_ALIASES", f'{{node(id:"x"){{{_many("a#:id", 200)}}}}}'),
    _named("200 aliases at the root", "TOO_MANY_ROOT_FIELDS", f"{{{_many('a#:__typename', 200)}}}"),
    _named("10,000 aliases", "REQUEST_TOO_LARGE", f"{{{_many('a#:__typename', 10_000)}}}"),
    _named("7,000 short aliases", "TOO_MANY_ALIASES", f'{{node(id:"x"){{{_many("a#:a", 7_000)}}}}}'),
    _named("depth 30", "QUERY_TOO_DEEP", "{a" * 30 + "}" * 30),
    _named("depth 3,000", "QUERY_TOO_DEEP", "{a" * 3_000 + "}" * 3_000),
    _named("inline fragments, depth 3,000", "QUERY_TOO_DEEP", "{..." * 3_000 + "}" * 3_000),
    _named("first: 100000", "PAGE_TOO_LARGE", "{circuits(first:100000){nodes{id}}}"),
    _named("last: 100000", "PAGE_TOO_LARGE", "{circuits(last: # all of them\n 100000){nodes{id}}}"),
    _named("first: $n", "PAGE_TOO_LARGE", "query($n:Int){circuits(first:$n){nodes{id}}}", variables={"n": 100_000}),
    Hostile("1 MB", "REQUEST_TOO_LARGE", lambda number: query_body(f"{{{'id ' * 333_333}#{number}")),
    Hostile("JSON, depth 10,000", "BAD_REQUEST", lambda number: b"[" * 10_000 + b"]" * 10_000 + b" " * number),
    Hostile("JSON, unclosed", "BAD_REQUEST", lambda number: b'{"query":' * 5_000 + b" " * number),
    Hostile(
        "variables, depth 10,000",
        "BAD_REQUEST",
        lambda number: (
            b'{"query":"{__typename}","variables":{"a":' + b"[" * 10_000 + b"]" * 10_000 + b"}}" + b" " * number
        ),
    ),
    _named("variables, depth 500", "QUERY_TOO_DEEP", LISTED, variables={"f": _nested("not", 500), "i": []}),
    _named("a list of 10,000 in a variable", COMPLEX, LISTED, variables={"i": ["a"] * 10_000}),
    Hostile("bad UTF-8", "BAD_REQUEST", lambda number: b'{"query":"{a\xff\xfe}"}' + b" " * number),
    _named("10,000 directives", COMPLEX, f"{{__typename {'@a' * 10_000}}}"),
    _named("3,500 known directives", COMPLEX, f"{{__typename {'@skip(if:true)' * 3_500}}}"),
    _named("one field 10,000 times at the root", "TOO_MANY_ROOT_FIELDS", f"{{{'node ' * 10_000}}}"),
    _named("one field 10,000 times", COMPLEX, f'{{node(id:"x"){{{"uuid " * 10_000}}}}}'),
    _named(
        "200 fragments with one nested field",
        COMPLEX,
        _same_nested_field(200, "stops{spot{id}}", "{circuits{nodes{%s}}}"),
    ),
    _named(
        "200 fragments with one nested field at the root",
        "TOO_MANY_ROOT_FIELDS",
        _same_nested_field(200, "stops{spot{id}}", "{%s}"),
    ),
    _named("a list of 10,000 numbers", COMPLEX, f"{{nodes(ids:[{_many('1', 10_000, ',')}]){{id}}}}"),
    _named("a list of 9,900 texts", COMPLEX, f"{{nodes(ids:[{_many(chr(34) + 'a' + chr(34), 9_900, ',')}]){{id}}}}"),
    _named(
        "a value, depth 1,000",
        "QUERY_TOO_DEEP",
        f"{{circuits(filter:{'{not:' * 1_000}{{}}{'}' * 1_000}){{totalCount}}}}",
    ),
]

#: As large as a query may be: most of what refusing them takes is parsing them.
HOSTILE_ONCE_PARSED = [
    _named("first: $n by default", "PAGE_TOO_LARGE", "query($n:Int=100000){circuits(first:$n){nodes{id}}}"),
    _named(
        "bomb: 2^24 in turns",
        COMPLEX,
        _bomb(24, "...on Node{{...f{0}}}...on Content{{...f{0}}}"),
    ),
    _named(
        "30 inline fragments of the same 30 leaves",
        COMPLEX,
        f"{{circuits(first:1){{nodes{{{_many('...on Circuit{' + 'id ' * 30 + '}', 30)}}}}}}}",
    ),
    _named(
        "100 fragments of the same field",
        COMPLEX,
        _same_nested_field(100, "id title url path", "{circuits(first:1){nodes{%s}}}"),
    ),
    _named(
        "doubled by inline fragments, depth 6",
        COMPLEX,
        _inline_doubled(6),
    ),
]
