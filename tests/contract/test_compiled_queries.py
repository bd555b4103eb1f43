"""A compiled query answers byte for byte as graphql-core does, whatever a valid query asks for."""

import json
import os
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client, override_settings

from destination_cms.conf import configured
from destination_cms.graphql.compiled import arguments, completion, leaves, operations, reading, selections
from destination_cms.graphql.http import views
from destination_cms.graphql.http.answer_cache import NoCache
from destination_cms.graphql.limits import documents
from destination_cms.graphql.limits.documents import PreparedDocument, prepare
from destination_cms.graphql.lists import listing
from destination_cms.graphql.reading import rows
from destination_cms.graphql.schema import get_schema
from destination_cms.models import Publication
from destination_cms.publishing.sweep import sweep_publications
from tests.destination import Destination
from tests.feed import Replica
from tests.site_snippets import add_base_map, add_identity, add_menu, below

from .conftest import PATIENCE
from .guesses import Guesses
from .public_site import PublicSite
from .random_operations import Operation, random_operations

OPERATIONS = 1_000
SOAK_OPERATIONS = int(os.environ.get("DESTINATION_SOAK_OPERATIONS", "20000"))


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[Guesses]:
    """A site on which every field has something to say, two records of it damaged; rolled back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        destination = Destination.create()
        public = PublicSite.create(destination, bearers=2)
        add_menu(destination, public.pages[0], below(public.pages[0]), ("https://example.org/", "Elsewhere"))
        add_identity(destination)
        add_base_map(destination)
        sweep_publications()
        yield _guesses(public)
        transaction.set_rollback(True)


def _guesses(public: PublicSite) -> Guesses:
    replica = Replica()
    replica.sync()
    guesses = Guesses(public_keys=set(replica.records), handles=["MAIN"], words=["word"])
    for record in replica.records.values():
        guesses.public_slugs[record["slug"]] = record["locale"]
        guesses.public_paths.setdefault(record["kind"], []).append(record["path"])
    for page in public.bearers[::5]:
        _damage(page.pk)
    return guesses


def _damage(pk: int) -> None:
    row = Publication.objects.get(source=f"page:{pk}")
    Publication.objects.filter(pk=row.pk).update(payload=row.payload.replace('"body":', '"no_body":'))


@pytest.fixture
def guesses(built: Guesses, db: None) -> Iterator[Guesses]:
    with override_settings(DESTINATION_CMS={**configured(), **PATIENCE}):
        yield built


class Comparison:
    """Asks each operation twice: as it is answered, and by graphql-core alone."""

    def __init__(self) -> None:
        self.met = Counter[str]()
        self._client = Client()
        self._is_compiled = False
        self._compiled_answer = operations.CompiledDocument.answer

    def differs(self, operation: Operation) -> bool:
        """Say whether the answers to an operation differ under any of its variables, or none is compiled without need."""
        if not isinstance(prepare(get_schema(), operation.text), PreparedDocument):
            return False
        self.met["valid"] += 1
        return any(self._differs(operation.text, variables) for variables in operation.variables)

    def _differs(self, query: str, variables: dict[str, Any]) -> bool:
        compiled = self._ask(query, variables, self._answer)
        plain = self._ask(query, variables, lambda *_: None)
        is_whole = b'"errors":' not in plain[1]
        self.met.update(asked=1, bytes=len(plain[1]), compiled=self._is_compiled, whole=is_whole)
        return compiled != plain or (is_whole and not self._is_compiled)

    def _ask(self, query: str, variables: dict[str, Any], answer: Any) -> tuple[int, bytes]:
        body = json.dumps({"query": query, "variables": variables})
        with pytest.MonkeyPatch.context() as patched:
            # What is put into a class is called with the document as well; a method of another class is not.
            patched.setattr(operations.CompiledDocument, "answer", lambda *given: answer(*given))  # noqa: PLW0108
            # An answer that is kept would be the one before.
            patched.setattr(views, "answer_cache", NoCache)
            response = self._client.post("/graphql/", body, content_type="application/json")
        return response.status_code, response.content

    def _answer(self, *given: Any) -> dict[str, Any] | None:
        found = self._compiled_answer(*given)
        self._is_compiled = found is not None
        return found


def compare(guesses: Guesses, number: int, seed: int) -> tuple[Counter[str], Operation | None]:
    """Compare so many valid operations; return what was met, and the first that is answered differently."""
    comparison = Comparison()
    found = random_operations(get_schema(), guesses.values, seed)
    while comparison.met["valid"] < number:
        operation = next(found)
        if comparison.differs(operation):
            return comparison.met, operation
    return comparison.met, None


def changed_payloads() -> list[str]:
    """Return the keys of records whose payload, as this process keeps it, is not what is stored."""
    stored = {(row.digest, len(row.payload)): row for row in Publication.objects.exclude(payload="")}
    return [
        f"{row.kind}:{row.uuid}"
        for key, row in stored.items()
        if rows._known.get(key) not in (None, json.loads(row.payload))
    ]


def test_random_operations_are_answered_alike(guesses: Guesses, figures: Callable[[str], None]) -> None:
    met, differing = compare(guesses, OPERATIONS, seed=1)

    figures(str(dict(met)))
    assert differing is None
    # Most of them have to come through, or this looks at graphql-core beside itself.
    assert met["compiled"] > met["asked"] / 2
    assert met["whole"] < met["asked"] * 0.9
    assert not changed_payloads()


@pytest.mark.soak
def test_many_random_operations_are_answered_alike(guesses: Guesses, figures: Callable[[str], None]) -> None:
    met, differing = compare(guesses, SOAK_OPERATIONS, seed=2)

    figures(str(dict(met)))
    assert differing is None
    assert not changed_payloads()


def _keys_in_reverse(patched: pytest.MonkeyPatch) -> None:
    real = selections.collect_sub_fields
    patched.setattr(selections, "collect_sub_fields", lambda *arguments: dict(reversed([*real(*arguments).items()])))


def _conditions_of_the_first_request(patched: pytest.MonkeyPatch) -> None:
    real = operations.CompiledDocument._operation
    patched.setattr(
        operations.CompiledDocument, "_operation", lambda self, key, variables: real(self, key[:1], variables)
    )


def _arguments_of_the_first_request(patched: pytest.MonkeyPatch) -> None:
    real = arguments.Arguments.coerced
    patched.setattr(arguments.Arguments, "coerced", cache_of_one(real))


def cache_of_one(method: Any) -> Any:
    known: dict[Any, Any] = {}
    return lambda self, variables: known.setdefault(self, method(self, variables))


def _no_defaults(patched: pytest.MonkeyPatch) -> None:
    real = reading._stored
    patched.setattr(reading, "_stored", lambda function, of, source: real(function, of, replace(source, default=None)))


def _one_type_for_all(patched: pytest.MonkeyPatch) -> None:
    real = completion._abstract

    def abstract(schema: Any, of: Any, writers: Any) -> Any:
        return real(schema, of, lambda found: writers(schema.get_possible_types(of)[0]))

    patched.setattr(completion, "_abstract", abstract)


def _empty_texts(patched: pytest.MonkeyPatch) -> None:
    real = completion._leaf_text
    patched.setattr(
        completion, "_leaf_text", lambda *given, **options: real(*given, **{**options, "is_empty_null": False})
    )


def _another_column(patched: pytest.MonkeyPatch) -> None:
    real = listing.shape_for

    def shape_for(*given: Any) -> Any:
        shape = real(*given)
        return replace(shape, positions=dict.fromkeys(shape.positions, 2))

    patched.setattr(listing, "shape_for", shape_for)


def _null_anywhere(patched: pytest.MonkeyPatch) -> None:
    for module in (completion, leaves, reading):
        patched.setattr(module, "refused", lambda value: None)


@pytest.mark.parametrize(
    "plant",
    [
        _keys_in_reverse,
        _conditions_of_the_first_request,
        _arguments_of_the_first_request,
        _no_defaults,
        _one_type_for_all,
        _empty_texts,
        _another_column,
        _null_anywhere,
    ],
)
def test_a_wrong_compilation_is_found(
    guesses: Guesses, plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)
    monkeypatch.setattr(documents, "_cache", OrderedDict())

    _, differing = compare(guesses, OPERATIONS, seed=1)

    assert differing is not None
