"""Documents are parsed once, and what is kept of them is bounded by number and by size."""

from destination_cms.graphql.limits.documents import (
    CACHE_CHARACTERS,
    CACHE_SIZE,
    PreparedDocument,
    _cache,
    prepare,
)
from destination_cms.graphql.schema import get_schema


def kept() -> list[str]:
    return [text for _, _, text in _cache]


def test_a_document_is_parsed_once() -> None:
    first = prepare(get_schema(), "{ spots { totalCount } }")

    assert isinstance(first, PreparedDocument)
    assert prepare(get_schema(), "{ spots { totalCount } }") is first


def test_many_small_documents_are_kept_up_to_a_number() -> None:
    for number in range(CACHE_SIZE + 20):
        prepare(get_schema(), f"query Q{number} {{ spots {{ totalCount }} }}")

    assert len(_cache) == CACHE_SIZE
    assert kept()[-1] == f"query Q{CACHE_SIZE + 19} {{ spots {{ totalCount }} }}"


def test_large_documents_are_kept_up_to_a_size() -> None:
    """Sound ones and refused ones alike: each holds the tree of its text."""
    for number in range(40):
        prepare(get_schema(), f"query Q{number} {{ spots {{ totalCount }} }} #{'x' * 30_000}")
        prepare(get_schema(), f"query Q{number} {{ nothing }} #{'x' * 30_000}")

    assert 1 < len(_cache) <= 10
    assert sum(map(len, kept())) <= CACHE_CHARACTERS
