"""One argument that is refused takes its own field along, and leaves the rest of the answer whole."""

from typing import Any

import pytest
from graphql import GraphQLNonNull

from destination_cms.graphql.schema import get_schema
from tests.asking import answer
from tests.destination import Destination
from tests.site_snippets import add_identity, add_menu


def test_every_root_field_may_be_null() -> None:
    query = get_schema().query_type
    assert query
    assert [name for name, field in query.fields.items() if isinstance(field.type, GraphQLNonNull)] == []


@pytest.mark.parametrize(
    "refused",
    [
        'pages(after: "stale") { nodes { title } }',
        "pages(first: 0) { nodes { title } }",
        'pages(locale: "de") { nodes { title } }',
        "nodes(ids: $ids) { id }",
        'page(slug: "a", id: "b") { title }',
    ],
)
def test_header_and_footer_stay_where_a_list_is_refused(destination: Destination, refused: str) -> None:
    add_identity(destination, "Issy")
    add_menu(destination, destination.home)
    field = refused.partition("(")[0]
    declared = "query($ids: [ID!]!) " if "$ids" in refused else ""
    variables: dict[str, Any] = {"ids": ["x"] * 101} if declared else {}

    body = answer(f'{declared}{{ site {{ name }} {refused} menu(handle: "MAIN") {{ handle }} }}', **variables)

    assert body["data"] == {"site": {"name": "Issy"}, field: None, "menu": {"handle": "MAIN"}}
    (error,) = body["errors"]
    assert error["path"] == [field]
    assert error["extensions"]["code"] in {"BAD_USER_INPUT", "LOCALE_NOT_FOUND"}
