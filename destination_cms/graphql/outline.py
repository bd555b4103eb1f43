"""What a query's text alone tells: most of what asks for too much is refused here, before it is parsed.

Reading stops at the first limit that is passed, so that a hostile text costs little however long it is.
What is not GraphQL is left to the parser, and what passes is measured again once it is parsed.
"""

import re
from dataclasses import dataclass, field

from graphql import Source

from ..conf import get_settings
from .fragments import Part, check_fragments
from .refusals import QueryRefused, check_page_size, too_complex, too_deep, too_many_fields, too_many_root_fields

#: Selections between one pair of braces; no type has as many fields.
MAX_SIBLINGS = 100
#: Selections with braces of their own, and fragments, that stand twice side by side: each level of them
#: doubles the work of merging.
MAX_REPEATS = 10
MAX_DIRECTIVES = 60
#: Items of a list that is written into the text.
MAX_ITEMS = 500
#: Levels of lists and objects in an argument.
MAX_VALUE_DEPTH = 32

# Each piece takes what is ignored after it along, so that the search never looks at it again.
_GAP = r"(?:[\s,\ufeff]|\#[^\n\r]*+)*+"
_QUOTED = r'"(?:[^"\\\n\r]|\\.)*+"'
_TOKENS = re.compile(
    rf"""(?:
    \"\"\"(?:[^"\\]|\\(?:\"\"\")?|"(?!""))*+\"\"\"
    | {_QUOTED}
    | \.\.\.{_GAP}(?!on\b)(?P<spread>[A-Za-z_]\w*+)
    | (?P<inline>\.\.\.)(?:{_GAP}on\b{_GAP}\w++)?
    | fragment\b{_GAP}(?P<fragment>\w++){_GAP}on\b{_GAP}\w++
    | (?:first|last)\b{_GAP}:{_GAP}(?P<page>\$?\w++)
    | (?P<alias>[A-Za-z_]\w*+){_GAP}:
    | (?P<word>\$?\w++)
    | (?P<directive>@){_GAP}\w++
    | (?P<opening>\{{)
    | (?P<closing>\}})
    | (?P<arguments>\()
    | (?P<arguments_end>\))
    | (?P<long_list>\[(?:[\s,]*+(?:{_QUOTED}|[\w$.+-]++)){{{MAX_ITEMS + 1}}})
    | (?P<list>\[)
    | (?P<list_end>\])
    ){_GAP}""",
    re.VERBOSE | re.ASCII,
)


class _NotGraphQLError(Exception):
    """The text cannot be GraphQL from here on; the parser says why."""


@dataclass(slots=True)
class _Level:
    """What stands between one pair of braces."""

    depth: int
    is_root: bool = False
    selections: int = 0
    seen: set[str] = field(default_factory=set)


def read_outline(source: str) -> frozenset[str]:
    """Look at a text, and return the names of the variables that are page sizes in it.

    Raises:
        QueryRefused: it is nested too deeply, or has too many aliases, selections, repetitions, directives
            or values; or a page is too large.
        GraphQLError: it spreads a fragment that is not there or that spreads itself.
    """
    outline = _Outline()
    take = {name: getattr(outline, name) for name in _TOKENS.groupindex}
    most = get_settings()["MAX_TOKENS"]
    try:
        for number, match in enumerate(_TOKENS.finditer(source)):
            kind = match.lastgroup
            if kind is not None:
                take[kind](match)
            if number >= most:
                raise too_complex(f"The query has more than {most} words.")
    except _NotGraphQLError:
        return frozenset()
    if outline.is_complete():
        check_fragments(Source(source), outline.operations, outline.fragments)
    return frozenset(outline.page_variables)


class _Outline:
    """Reads a text; a method for each kind of token, called with its match."""

    def __init__(self) -> None:
        self.operations: list[Part] = []
        self.fragments: dict[str, Part] = {}
        self.page_variables: set[str] = set()
        self._settings = get_settings()
        self._part = Part()
        self._levels: list[_Level] = []
        self._is_in_arguments = False
        self._value_depth = self._aliases = self._directives = self._repeats = 0
        self._fragment = self._alias = ""
        # What the next brace belongs to: the selection that was named last, or nothing for an inline fragment.
        self._name = ""

    def is_complete(self) -> bool:
        """Say whether every brace and parenthesis was closed."""
        return not self._levels and not self._is_in_arguments

    def alias(self, match: re.Match[str]) -> None:
        if not self._is_in_arguments:
            self._call(match["alias"])

    def word(self, match: re.Match[str]) -> None:
        if self._levels and not self._is_in_arguments:
            self._field(match["word"])

    def page(self, match: re.Match[str]) -> None:
        size = match["page"]
        if self._levels and not self._is_in_arguments:
            # It was an alias after all.
            self._call("first")
            self._field(size)
        elif size.startswith("$"):
            self.page_variables.add(size[1:])
        elif size.isdecimal():
            check_page_size(int(size[:12]))

    def spread(self, match: re.Match[str]) -> None:
        if not self._levels or self._is_in_arguments:
            raise _NotGraphQLError
        name = match["spread"]
        self._select()
        self._note("..." + name)
        self._part.spreads[name] = self._part.spreads.get(name, 0) + 1
        self._part.positions.setdefault(name, match.start())

    def inline(self, _match: re.Match[str]) -> None:
        self._name = ""

    def fragment(self, match: re.Match[str]) -> None:
        if not self._levels and not self._is_in_arguments:
            self._fragment = match["fragment"]

    def directive(self, _match: re.Match[str]) -> None:
        self._directives += 1
        if self._directives > MAX_DIRECTIVES:
            raise too_complex(f"The query has more than {MAX_DIRECTIVES} directives.")

    def opening(self, _match: re.Match[str]) -> None:
        if self._is_in_arguments:
            self.list(_match)
        elif self._levels:
            self._open_selection()
        else:
            self._part = Part()
            if self._fragment:
                self.fragments[self._fragment] = self._part
            else:
                self.operations.append(self._part)
            self._levels.append(_Level(1, is_root=not self._fragment))
            self._fragment = ""

    def closing(self, match: re.Match[str]) -> None:
        if self._is_in_arguments:
            self.list_end(match)
        elif self._levels:
            self._levels.pop()
        else:
            raise _NotGraphQLError

    def arguments(self, _match: re.Match[str]) -> None:
        if self._is_in_arguments:
            raise _NotGraphQLError
        self._is_in_arguments, self._value_depth = True, 0

    def arguments_end(self, _match: re.Match[str]) -> None:
        if not self._is_in_arguments:
            raise _NotGraphQLError
        self._is_in_arguments = False

    def long_list(self, _match: re.Match[str]) -> None:
        raise too_complex(f"A list in the query has more than {MAX_ITEMS} items.")

    def list(self, _match: re.Match[str]) -> None:
        self._value_depth += 1
        if self._value_depth > MAX_VALUE_DEPTH:
            raise too_deep()

    def list_end(self, _match: re.Match[str]) -> None:
        self._value_depth -= 1

    def _call(self, alias: str) -> None:
        most = self._settings["MAX_ALIASES"]
        self._aliases += 1
        self._alias = alias
        if self._aliases > most:
            raise QueryRefused(f"The query has more than {most} aliases.", "TOO_MANY_ALIASES")

    def _field(self, name: str) -> None:
        self._select()
        self._name, self._alias = self._alias or name, ""
        self._part.fields += 1
        if self._part.fields > self._settings["MAX_FIELDS"]:
            raise too_many_fields()

    def _select(self) -> None:
        level = self._levels[-1]
        level.selections += 1
        if level.is_root and level.selections > self._settings["MAX_ROOT_FIELDS"]:
            raise too_many_root_fields()
        if level.selections > MAX_SIBLINGS:
            raise too_complex(f"The query has more than {MAX_SIBLINGS} fields side by side.")

    def _open_selection(self) -> None:
        depth = self._levels[-1].depth
        if self._name:
            self._note(self._name)
            depth += 1
        # Inline fragments are no levels, but no reason to nest without end either.
        if depth > self._settings["MAX_DEPTH"] or len(self._levels) > 2 * self._settings["MAX_DEPTH"]:
            raise too_deep()
        self._levels.append(_Level(depth))
        self._name = ""

    def _note(self, name: str) -> None:
        seen = self._levels[-1].seen
        if name in seen:
            self._repeats += 1
            if self._repeats > MAX_REPEATS:
                raise too_complex(f"The query selects the same twice, more than {MAX_REPEATS} times.")
        seen.add(name)
