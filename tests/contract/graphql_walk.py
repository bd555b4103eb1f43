"""Walk the whole served schema: every field of every type, every argument, every identity one may guess."""

from collections.abc import Iterator
from typing import Any

from graphql import build_client_schema, get_introspection_query, get_named_type, is_abstract_type, is_required_argument

from destination_cms.projections.kinds import get_kinds

from .canaries import Leak
from .guesses import Guesses
from .schema_paths import FULL_DEPTH, Coordinate, Path, SchemaPaths, document_of
from .watched_client import WatchedClient

#: Arguments of which a field takes exactly one: it is never asked without.
_IDENTIFYING = ("id", "ids", "slug", "handle", "path", "uuid")
#: Public things of one type through which a path is followed one by one; where an argument takes a list, all of them.
_ROOTS = 2
#: Words of a selection, a few less than the tokens that a document may have.
_MOST_WORDS = 3_800
#: What a guess may be told: it does not fit, or not with the others.
_REFUSALS = frozenset({"BAD_USER_INPUT", "LOCALE_NOT_FOUND", "PAGE_TOO_LARGE"})

Arguments = dict[str, Any]


class GraphQLWalk:
    """One walk. ``seen`` are the fields that returned something, by concrete type."""

    def __init__(self, client: WatchedClient, guesses: Guesses, *, full_depth: int = FULL_DEPTH) -> None:
        self.client = client
        self.guesses = guesses
        self.seen: set[Coordinate] = set()
        self._full_depth = full_depth
        self._cursors_from: set[str] = set()
        self._hidden = guesses.hidden_values
        self._ids_by_type: dict[str, list[str]] = {}
        introspection = client.query(get_introspection_query(input_value_deprecation=True))
        self.paths = SchemaPaths(build_client_schema(introspection["data"]))

    def run(self) -> None:
        """Take every path, then try every argument.

        Raises:
            Leak: an answer holds what is hidden, or is an error.
        """
        self._try_hidden_ids()
        self._try_hidden_paths()
        paths = self.paths.paths(self._full_depth)
        for family in self._families(paths):
            # An only child keeps its types apart: a root field takes other ids for each of them.
            for selection_type, end in self.paths.selections(family[0]) if len(family) == 1 else [("", "")]:
                path, selection = (family[0], end) if len(family) == 1 else self._together(family)
                for arguments in self._usual_arguments(family[0], selection_type):
                    self._ask(path, selection, {0: arguments} if arguments else {})
        for path in paths:
            if self.paths.field(path[-1]).args:
                self._try_arguments(path)

    def unseen(self) -> set[Coordinate]:
        """Return the fields that never returned anything."""
        return self.paths.coordinates() - self.seen

    def totals(self) -> dict[str, int]:
        """Return the total of every list in every language that it knows."""
        found = {}
        for name, field in self.paths.schema.query_type.fields.items():  # type: ignore[union-attr]
            if "totalCount" in getattr(get_named_type(field.type), "fields", {}):
                # Of what is in no language there is one list; a language that the site does not have is refused.
                for locale in self.guesses.locales if "locale" in field.args else [""]:
                    given = f'(locale: "{locale}")' if locale else ""
                    body = self.client.query(f"{{ {name}{given} {{ totalCount }} }}", refusals=_REFUSALS)
                    found[f"{name} {locale}".strip()] = (body["data"][name] or {"totalCount": 0})["totalCount"]
        return found

    def _families(self, paths: list[Path]) -> list[list[Path]]:
        """Return the paths, those together that differ in their last field alone and need nothing to be asked for it."""
        families: dict[object, list[Path]] = {}
        for path in paths:
            is_needy = any(is_required_argument(argument) for argument in self.paths.field(path[-1]).args.values())
            families.setdefault(path if len(path) == 1 or is_needy else (path[:-1], path[-1].on), []).append(path)
        return list(families.values())

    def _together(self, family: list[Path]) -> tuple[Path, str]:
        """Return the path that a family has in common, and a selection of what follows in each member."""
        fields = []
        for path in family:
            ends = " ".join(selection for _, selection in self.paths.selections(path))
            fields.append(f"{path[-1].name} {{ {ends} }}" if ends else path[-1].name)
        chosen = " ".join(fields)
        last = family[0][-1]
        return family[0][:-1], f"__typename {f'... on {last.on} {{ {chosen} }}' if last.is_narrowed else chosen}"

    def _try_hidden_ids(self) -> None:
        """Ask for everything by its id: what is public answers and is sorted by type, what is hidden does not."""
        query = "query($id: ID!) { node(id: $id) { __typename } }"
        for value in self.guesses.hidden_ids():
            if self.client.query(query, {"id": value})["data"]["node"] is not None:
                raise Leak(f"a hidden id is answered: {value}")
        for value in self.guesses.public_ids():
            node = self.client.query(query, {"id": value})["data"]["node"]
            if node is None:
                raise Leak(f"a public id is not answered: {value}")
            self._ids_by_type.setdefault(node["__typename"], []).append(value)

    def _try_hidden_paths(self) -> None:
        """Ask where every hidden path leads, in each language: nowhere."""
        query = "query($path: String!, $locale: Locale) { route(path: $path, locale: $locale) { __typename } }"
        for path in sorted(self.guesses.hidden_paths):
            for locale in (None, *self.guesses.locales):
                asked = {"path": path, "locale": locale}
                if self.client.query(query, asked, refusals=_REFUSALS)["data"]["route"] is not None:
                    raise Leak(f"a hidden path is answered: {path} in {locale}")

    def _usual_arguments(self, path: Path, selection_type: str) -> Iterator[Arguments]:
        """Yield the values for a root field by which a path is taken."""
        arguments = self.paths.field(path[0]).args
        target = get_named_type(self.paths.field(path[0]).type)
        wanted = target.name
        if is_abstract_type(target):
            wanted = path[1].on if len(path) > 1 else selection_type
        ids = self._ids_by_type.get(wanted, [])
        if "first" in arguments:
            locales = ("fr", "en") if "locale" in arguments and len(path) <= self._full_depth else (None,)
            yield from ({"first": 50} | ({"locale": locale} if locale else {}) for locale in locales)
        elif "ids" in arguments:
            yield {"ids": ids}
        elif "id" in arguments:
            yield from ({"id": value} for value in ids[:_ROOTS])
        elif "path" in arguments:
            yield from ({"path": value} for value in self._paths_that_lead(path))
        else:
            yield {}

    def _paths_that_lead(self, path: Path) -> list[str]:
        """Return public paths at which a path through the schema goes on: to content of its type, or to a redirect."""
        kinds = {kind.graphql_type: kind.name for kind in get_kinds().values()}
        known = self.guesses.public_paths
        via = "redirect to " if len(path) > 1 and path[1].on == "RouteRedirect" else ""
        wanted = kinds.get(path[2].on, "") if len(path) > 2 and path[2].on != "Redirect" else ""
        chosen = (
            known.get(via + wanted) if wanted else [paths[0] for kind, paths in known.items() if kind.startswith(via)]
        )
        return (chosen or [])[:_ROOTS] if wanted else chosen or []

    def _try_arguments(self, path: Path) -> None:
        """Try every value of every argument of a path's last field.

        Raises:
            Leak: an answer holds what is hidden, or every value of an argument is refused.
        """
        root = next(self._usual_arguments(path, ""), {}) if len(path) > 1 else {}
        for name in self.paths.field(path[-1]).args:
            answered = False
            for tried in self._tries(path, name):
                is_hidden = self._is_hidden(tried[name])
                selection = "__typename" if is_hidden and len(path) == 1 else self._full_selection(path)
                given = {len(path) - 1: tried} | ({0: root} if root else {})
                data = self._ask(path, selection, given, refusals=_REFUSALS)
                answered = answered or data is not None
                if is_hidden and len(path) == 1 and data and _answers(data[path[0].name]):
                    raise Leak(f"{path[0].name} answers for the hidden {tried}: {data}")
            if not answered:
                raise Leak(f"nothing that is tried for {path[-1].coordinate}({name}) is answered: teach Guesses")

    def _full_selection(self, path: Path) -> str:
        """Return what is selected where arguments are tried: two levels, or as many as a document has room for."""
        chosen = ""
        for depth in (2, 1, 0):
            chosen = " ".join(selection for _, selection in self.paths.selections(path, depth=depth))
            if len(chosen.split()) <= _MOST_WORDS:
                break
        return chosen

    def _is_hidden(self, value: Any) -> bool:
        values = value if isinstance(value, list) else [value]
        return bool(values) and all(isinstance(item, str) and item in self._hidden for item in values)

    def _tries(self, path: Path, name: str) -> Iterator[Arguments]:
        """Yield values of an argument, a slug in its language, with what the field cannot do without."""
        field = self.paths.field(path[-1])
        identifying = [known for known in _IDENTIFYING if known in field.args]
        needed: Arguments = {}
        if identifying and name not in identifying:
            needed = {identifying[0]: self.guesses.values(identifying[0], field.args[identifying[0]].type)[0]}
        locales = {**self.guesses.public_slugs, **self.guesses.hidden_slugs} if "locale" in field.args else {}
        for value in self._values(name, field):
            language = {"locale": locales[value]} if name in {"slug", "handle"} and value in locales else {}
            yield {**needed, **language, name: value}

    def _values(self, name: str, field: Any) -> list[Any]:
        """Return the guesses for an argument; of ids, those of the kind that the field is for."""
        kinds = {kind.graphql_type: kind.name for kind in get_kinds().values()}
        target = get_named_type(field.type).name
        if name == "id" and target in kinds:
            return self.guesses.ids_of_kind(kinds[target])
        # All ids have been asked for already, where any may be.
        some = [value for values in self._ids_by_type.values() for value in values[:_ROOTS]]
        return some if name == "id" else self.guesses.values(name, field.args[name].type)

    def _ask(
        self, path: Path, selection: str, arguments: dict[int, Arguments], *, refusals: frozenset[str] = frozenset()
    ) -> dict[str, Any] | None:
        arguments = self._with_required(path, arguments)
        types = {
            number: {name: str(self.paths.field(path[number]).args[name].type) for name in given}
            for number, given in arguments.items()
        }
        variables = {f"{name}{number}": value for number, given in arguments.items() for name, value in given.items()}
        body = self.client.query(document_of(path, selection, types), variables, refusals=refusals)
        self._note(body.get("data"), path[0].name)
        return None if "errors" in body else body["data"]

    def _with_required(self, path: Path, arguments: dict[int, Arguments]) -> dict[int, Arguments]:
        """Return the arguments with a guess for each one that a field on the path cannot do without."""
        complete = dict(arguments)
        for number, hop in enumerate(path):
            given = complete.get(number, {})
            missing = {
                name: self.guesses.values(name, argument.type)[0]
                for name, argument in self.paths.field(hop).args.items()
                if is_required_argument(argument) and name not in given
            }
            if missing:
                complete[number] = {**given, **missing}
        return complete

    def _note(self, value: Any, root: str) -> None:
        if isinstance(value, dict):
            for name, item in value.items():
                if item not in (None, "", [], {}):
                    self.seen.add((value.get("__typename", ""), name))
                # One of each list: some are ordered like no other.
                if name in {"startCursor", "endCursor"} and item and root not in self._cursors_from:
                    self._cursors_from.add(root)
                    self.guesses.cursors.add(item)
                self._note(item, root)
        elif isinstance(value, list):
            for item in value:
                self._note(item, root)


def _is_nested(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict) for item in value))


def _answers(value: Any) -> bool:
    """Say whether an answer has anything in it: a node, a node among nulls, or a list with a total."""
    if isinstance(value, dict) and "totalCount" in value:
        return bool(value["totalCount"])
    return any(item is not None for item in value) if isinstance(value, list) else value is not None
