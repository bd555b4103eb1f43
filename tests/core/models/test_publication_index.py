"""What an index row holds for its list beyond the vertical's own columns."""

from typing import Any

import pytest

from destination_cms.models import Publication, PublicationMember
from destination_cms.models.publication_index import list_indexes, members_of, term_of
from destination_cms.projections.kinds import get_kinds
from tests.core.graphql.lists.rows import add_rows

pytestmark = pytest.mark.django_db


def model() -> Any:
    return get_kinds()["event"].index


def event() -> Publication:
    (row,) = add_rows([{"kind": "event", "title": "Fair", "title_key": "fair", "slug": "fair", "latitude": 48.8}])
    return row


def test_a_column_of_several_values_is_found_by_each_of_them() -> None:
    class Several:
        _meta = model()._meta
        lookup = model().lookup
        pk, site, locale = 7, 1, "fr"

        def __getattr__(self, name: str) -> Any:
            return "\nPRESS\nTRADE\nPRESS\n" if name == "slug" else "one"

    found = [(member.term, member.publication_id, member.locale) for member in members_of(Several())]

    column = model().lookup("slug")
    assert found == [(term_of(column, value), 7, "fr") for value in ("PRESS", "TRADE")]


def test_a_publication_takes_its_members_along() -> None:
    row = event()
    PublicationMember.objects.create(publication=row, term="x", site=1, locale="fr")

    row.delete()

    assert not PublicationMember.objects.exists()


def test_each_order_and_filter_has_an_index_whose_name_every_database_takes() -> None:
    found = list_indexes("destination_a_rather_long_name", orders=("length_m",), filters=("kind",), has_place=True)

    assert {tuple(index.fields[2:]) for index in found} == {
        ("title_key", "uuid"),
        ("first_published_at", "uuid"),
        ("last_published_at", "uuid"),
        ("length_m", "uuid"),
        ("uuid",),
        ("slug",),
        ("kind", "title_key", "uuid"),
        ("latitude", "longitude"),
    }
    names = [index.name for index in found]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 30
