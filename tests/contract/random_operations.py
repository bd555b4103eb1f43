"""Random operations over a schema: fragments, conditions, variables, aliases and selections that merge."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLNonNull,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_required_argument,
)

#: Returns values to try for an argument, by its name and type.
Values = Callable[[str, Any], list[Any]]

MAX_DEPTH = 6

#: Arguments that are mostly refused beside the others.
_RARE = frozenset({"after", "before", "id", "last", "slug"})


@dataclass(frozen=True)
class Operation:
    """A document with one operation, and sets of variables for it that differ in its conditions at least."""

    text: str
    variables: tuple[dict[str, Any], ...]


def random_operations(schema: GraphQLSchema, values: Values, seed: int) -> Iterator[Operation]:
    """Yield operations without end. Some are not valid: their selections cannot be merged."""
    random = Random(seed)
    while True:
        yield _Writer(schema, values, random).operation()


@dataclass
class _Writer:
    schema: GraphQLSchema
    values: Values
    random: Random
    fragments: dict[str, tuple[str, str]] = field(default_factory=dict)
    declared: dict[str, str] = field(default_factory=dict)
    given: dict[str, list[Any]] = field(default_factory=dict)
    #: What stands behind a name in the answer, so that most of what has the same name can be merged.
    fields: dict[str, str] = field(default_factory=dict)

    def operation(self) -> Operation:
        selected = self._selected(self.schema.query_type, 0, self.random.randint(1, 3))
        declared = ", ".join(f"${name}: {of}" for name, of in self.declared.items())
        texts = [f"query Q{f'({declared})' if declared else ''} {{ {selected} }}"]
        texts += [f"fragment {name} on {of} {{ {inner} }}" for name, (of, inner) in self.fragments.items()]
        sets = [{name: choices[turn] for name, choices in self.given.items() if choices[turn] != []} for turn in (0, 1)]
        return Operation("\n".join(texts), tuple(sets))

    def _selected(self, of: Any, depth: int, count: int | None = None) -> str:
        count = count or self.random.randint(1, 5)
        found = [self._selection(of, depth) for _ in range(count)]
        if self.random.random() < 0.1:
            found.append(self.random.choice(found))
        return " ".join(found)

    def _selection(self, of: Any, depth: int) -> str:
        drawn = self.random.random()
        if drawn < 0.07:
            return f"__typename{self._condition()}"
        if depth < MAX_DEPTH and (drawn < 0.7 if is_abstract_type(of) else drawn < 0.17):
            return self._fragment(of, depth)
        fields = getattr(of, "fields", {})
        names = [name for name in fields if depth < MAX_DEPTH or is_leaf_type(get_named_type(fields[name].type))]
        return self._field(self.random.choice(names), fields, depth) if names else "__typename"

    def _fragment(self, of: Any, depth: int) -> str:
        inner = self.random.choice(self._conditions_for(of))
        if self.random.random() < 0.5:
            known = [name for name, (condition, _) in self.fragments.items() if condition == inner.name]
            if known and self.random.random() < 0.5:
                return f"...{self.random.choice(known)}{self._condition()}"
            name = f"F{len(self.fragments)}"
            # Reserved first: no fragment may spread itself.
            self.fragments[name] = ("", "")
            self.fragments[name] = (inner.name, self._selected(inner, depth + 1))
            return f"...{name}{self._condition()}"
        on = f" on {inner.name}" if inner is not of or self.random.random() < 0.5 else ""
        return f"...{on}{self._condition()} {{ {self._selected(inner, depth + 1)} }}"

    def _conditions_for(self, of: Any) -> list[Any]:
        possible = self.schema.get_possible_types(of) if is_abstract_type(of) else [of]
        others = [each for member in possible for each in member.interfaces]
        return [of, *possible, *others] if is_abstract_type(of) else [of, *others]

    def _field(self, name: str, fields: dict[str, GraphQLField], depth: int) -> str:
        definition = fields[name]
        shown = self.random.choice([name] * 20 + [f"{name}Too"] * 3 + ["a"])
        # Aliases are few, so that they meet; with other arguments they cannot be merged.
        key = f"{shown} {name} {sorted(definition.args)}"
        if key not in self.fields:
            self.fields[key] = f"{name}{self._arguments(definition)}"
        called = self.fields[key]
        text = f"{'' if shown == name else f'{shown}: '}{called}{self._condition()}"
        of = get_named_type(definition.type)
        return text if is_leaf_type(of) else f"{text} {{ {self._selected(of, depth + 1)} }}"

    def _condition(self) -> str:
        if self.random.random() > 0.12:
            return ""
        name = self.random.choice(["skip", "include"])
        if self.random.random() < 0.3:
            return f" @{name}(if: {json.dumps(self.random.random() < 0.7)})"
        variable = f"c{self.random.randint(0, 2)}"
        first = self.random.random() < 0.5
        if variable not in self.declared:
            has_default = self.random.random() < 0.3
            self.declared[variable] = f"Boolean! = {json.dumps(first)}" if has_default else "Boolean!"
            self.given[variable] = [[] if has_default else first, not first]
        return f" @{name}(if: ${variable})"

    def _arguments(self, definition: GraphQLField) -> str:
        # Of these one has to be given, and no two.
        chosen = {"first", self.random.choice(["id", "slug"])}
        given = []
        for name, argument in definition.args.items():
            often = 0.9 if name in chosen else 0.02 if name in _RARE else 0.3
            if is_required_argument(argument) or self.random.random() < often:
                given.append(f"{name}: {self._value(name, argument.type, is_outside=True)}")
        return f"({', '.join(given)})" if given else ""

    def _value(self, name: str, of: Any, *, is_outside: bool = False) -> str:
        choices = self.values(name, of)
        if is_outside and self.random.random() < 0.4:
            variable = f"v{len(self.declared)}"
            nullable = get_nullable_type(of)
            # One that may be absent is, now and then, and null at times.
            second = self.random.choice([[], None]) if nullable is of and self.random.random() < 0.3 else None
            self.declared[variable] = str(of)
            self.given[variable] = [
                self.random.choice(choices),
                second if second == [] else self.random.choice(choices),
            ]
            return f"${variable}"
        return _literal(self.random.choice(choices), of)


def _literal(value: Any, of: Any) -> str:
    of = of.of_type if isinstance(of, GraphQLNonNull) else of
    if value is None:
        return "null"
    if is_list_type(of):
        return f"[{', '.join(_literal(item, of.of_type) for item in value)}]"
    if isinstance(of, GraphQLInputObjectType):
        return f"{{{', '.join(f'{name}: {_literal(item, of.fields[name].type)}' for name, item in value.items())}}}"
    return str(value) if isinstance(of, GraphQLEnumType) else json.dumps(value)
