"""The fragments of a query, as its text names them: each has to be there, and none may spread itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graphql import GraphQLError, Source

from ..conf import get_settings
from .refusals import too_many_fields


@dataclass(slots=True)
class Part:
    """An operation or a fragment: how many fields it names, how often it spreads which fragment, and where first."""

    fields: int = 0
    spreads: dict[str, int] = field(default_factory=dict)
    positions: dict[str, int] = field(default_factory=dict)


def check_fragments(source: Source, operations: Sequence[Part], fragments: Mapping[str, Part]) -> None:
    """Follow every fragment once, whatever spreads it.

    Raises:
        QueryRefused: written out, there are too many fields.
        GraphQLError: a fragment is not there, or spreads itself; in the language's own words.
    """
    walk = _Walk(source, fragments)
    for part in (*fragments.values(), *operations):
        if walk.fields(part, ()) > get_settings()["MAX_FIELDS"]:
            raise too_many_fields()


class _Walk:
    def __init__(self, source: Source, fragments: Mapping[str, Part]) -> None:
        self._source = source
        self._fragments = fragments
        self._known: dict[str, int] = {}

    def fields(self, part: Part, path: tuple[str, ...]) -> int:
        """Return the number of a part's fields with every fragment written out."""
        total = part.fields
        for name, times in part.spreads.items():
            if name in path:
                via = ", ".join(f"'{step}'" for step in path[path.index(name) + 1 :])
                reason = f"Cannot spread fragment '{name}' within itself{' via ' + via if via else ''}."
                raise self._invalid(reason, part.positions[name])
            if name not in self._fragments:
                raise self._invalid(f"Unknown fragment '{name}'.", part.positions[name])
            if name not in self._known:
                self._known[name] = self.fields(self._fragments[name], (*path, name))
            total += times * self._known[name]
        return total

    def _invalid(self, message: str, position: int) -> GraphQLError:
        extensions = {"code": "GRAPHQL_VALIDATION_FAILED"}
        return GraphQLError(message, source=self._source, positions=[position], extensions=extensions)
