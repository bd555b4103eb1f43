"""Lexical pre-check: refuses most queries that are over a limit before they are parsed.

It complements ``parse(max_lexical_tokens=…)`` because graphql-core takes 35 to 80 ms of CPU to refuse a text of
more than 4,000 tokens; this takes at most 2 ms. What is not GraphQL is left to the parser.
"""

import re
from collections import defaultdict

from ...conf import get_settings
from ..errors import QueryRefused, same_too_often, too_complex, too_deep, too_many_fields, too_many_root_fields
from .overlap import MAX_PAIRS

#: Selections between one pair of braces; no type has as many fields.
MAX_SIBLINGS = 100
MAX_DIRECTIVES = 60
#: Fields with braces of their own that stand twice side by side: each level of them doubles what is parsed and merged.
MAX_REPEATS = 10
#: Levels of lists and objects in an argument.
MAX_VALUE_DEPTH = 32

# Each token takes what is ignored after it along, so that the search never looks at it again.
_GAP = r"(?:[\s,\ufeff]|\#[^\n\r]*+)*+"
_TOKENS = re.compile(
    rf"""(?:
    \"\"\"(?:[^"\\]|\\(?:\"\"\")?|"(?!""))*+\"\"\"
    | "(?:[^"\\\n\r]|\\.)*+"
    | (?P<inline>\.\.\.{_GAP}(?:on\b{_GAP}\w++|(?=[@{{])))
    | (?P<spread>\.\.\.{_GAP}\w*+)
    | (?P<fragment>fragment\b{_GAP}\w++{_GAP}on\b)
    | (?P<directive>@{_GAP}\w++)
    | (?P<alias>[A-Za-z_]\w*+{_GAP}:)
    | (?P<field>[A-Za-z_]\w*+)
    | (?P<open>[{{(\[])
    | (?P<close>[}})\]])
    | \$?\w++
    ){_GAP}""",
    re.VERBOSE | re.ASCII,
)


class _NotGraphQLError(Exception):
    """The text is not GraphQL from here on; the parser reports the error."""


def check_text(source: str) -> None:
    """Let a text pass that is within the limits, as far as its tokens show.

    Raises:
        QueryRefused: it has too many tokens, levels, aliases, selections or directives.
    """
    scan = _Scan()
    take = {name: getattr(scan, name) for name in _TOKENS.groupindex}
    most = get_settings()["MAX_TOKENS"]
    try:
        for number, match in enumerate(_TOKENS.finditer(source)):
            if number >= most:
                raise too_complex(f"The query has more than {most:,} tokens.")
            if match.lastgroup:
                take[match.lastgroup](match)
    except _NotGraphQLError:
        return


class _Merged:
    """Selections that end up in one object: how often each name stands among them, and what is merged below each."""

    __slots__ = ("inner", "times")

    def __init__(self) -> None:
        self.times: dict[str, int] = defaultdict(int)
        self.inner: dict[str, _Merged] = defaultdict(_Merged)


class _Scan:
    """Counts what is selected; a method for each kind of token, called with its match."""

    def __init__(self) -> None:
        self._settings = get_settings()
        self._most_levels = 2 * self._settings["MAX_DEPTH"] + MAX_VALUE_DEPTH
        #: Selections between each pair of braces that is open. The brackets of arguments are levels, too.
        self._levels: list[int] = []
        #: The fields with braces of their own among the selections of each level.
        self._seen: list[set[str]] = []
        #: What is merged into one object, for each brace that is open: an inline fragment joins what is around it.
        self._merged: list[_Merged] = []
        self._pairs = 0
        # What the next brace belongs to: the selection that was named last, or nothing for an inline fragment.
        self._name = self._alias = ""
        #: The level that the arguments which are being read belong to, or -1 outside of arguments.
        self._arguments_of = -1
        self._is_in_fragment = False
        self._aliases = self._directives = self._fields = self._repeats = 0

    def open(self, match: re.Match[str]) -> None:
        merged = self._merged[-1] if self._merged else _Merged()
        if self._arguments_of < 0 and match["open"] == "(":
            self._arguments_of = len(self._levels)
        elif self._is_among_selections():
            merged = merged.inner[self._name] if self._name else merged
            self._note_repeat()
        self._merged.append(merged)
        self._levels.append(0)
        self._seen.append(set())
        if len(self._levels) > self._most_levels:
            raise too_deep()

    def close(self, _match: re.Match[str]) -> None:
        if not self._levels:
            raise _NotGraphQLError
        self._levels.pop()
        self._seen.pop()
        self._merged.pop()
        if len(self._levels) == self._arguments_of:
            self._arguments_of = -1
        elif not self._levels:
            self._is_in_fragment = False

    def fragment(self, match: re.Match[str]) -> None:
        if self._levels:
            self.field(match)
        else:
            self._is_in_fragment = True

    def directive(self, _match: re.Match[str]) -> None:
        self._directives += 1
        if self._directives > MAX_DIRECTIVES:
            raise too_complex(f"The query has more than {MAX_DIRECTIVES} directives.")

    def alias(self, match: re.Match[str]) -> None:
        if not self._is_among_selections():
            return
        most = self._settings["MAX_ALIASES"]
        self._aliases += 1
        self._alias = match["alias"]
        if self._aliases > most:
            raise QueryRefused(f"The query has more than {most} aliases.", "TOO_MANY_ALIASES")

    def inline(self, _match: re.Match[str]) -> None:
        self._name = ""

    def field(self, match: re.Match[str]) -> None:
        if not self._is_among_selections():
            return
        self._fields += 1
        self._name, self._alias = self._alias or match[str(match.lastgroup)], ""
        if self._fields > self._settings["MAX_FIELDS"]:
            raise too_many_fields()
        self._note_pairs(self._merged[-1].times)
        self.spread(match)

    def spread(self, _match: re.Match[str]) -> None:
        if not self._is_among_selections():
            return
        self._levels[-1] += 1
        is_root = len(self._levels) == 1 and not self._is_in_fragment
        if is_root and self._levels[-1] > self._settings["MAX_ROOT_FIELDS"]:
            raise too_many_root_fields()
        if self._levels[-1] > MAX_SIBLINGS:
            raise too_complex(f"The query has more than {MAX_SIBLINGS} fields side by side.")

    def _note_pairs(self, times: dict[str, int]) -> None:
        """Count what ``check_merging`` counts, without named fragments: parsing takes most of refusing so much."""
        self._pairs += times[self._name]
        times[self._name] += 1
        if self._pairs > MAX_PAIRS:
            raise same_too_often()

    def _note_repeat(self) -> None:
        if self._name in self._seen[-1]:
            self._repeats += 1
            if self._repeats > MAX_REPEATS:
                raise too_complex(f"The query selects the same twice, more than {MAX_REPEATS} times.")
        if self._name:
            self._seen[-1].add(self._name)
        self._name = ""

    def _is_among_selections(self) -> bool:
        return bool(self._levels) and self._arguments_of < 0
