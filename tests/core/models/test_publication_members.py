"""What a publication is found by beside its columns: each of several values, and each key that it shows."""

from typing import Any

import pytest
from django.apps import apps

from destination_cms.models import Publication, PublicationMember
from destination_cms.models.publication_members import (
    fill_link_members,
    fill_titles,
    link_members,
    members_of,
    term_of,
    term_of_link,
)
from destination_cms.projections.kinds import get_kinds
from tests.core.graphql.lists.rows import add_rows

pytestmark = pytest.mark.django_db

FORT, FORT_EN, COVER = "spot:6f0c2a52:fr", "spot:6f0c2a52:en", "image:6f0c2a52:"


def model() -> Any:
    return get_kinds()["event"].index


def event(**fields: Any) -> Publication:
    (row,) = add_rows([{"kind": "event", "title": "Fair", "title_key": "fair", "slug": "fair", **fields}])
    return row


def test_a_column_of_several_values_is_found_by_each_of_them() -> None:
    class Several:
        _meta = model()._meta
        lookup = model().lookup
        pk, site, locale, title_key = 7, 1, "fr", "fair"

        def __getattr__(self, name: str) -> Any:
            return "\nPRESS\nTRADE\nPRESS\n" if name == "slug" else "one"

    found = [(member.term, member.publication_id, member.locale, member.title_key) for member in members_of(Several())]

    column = model().lookup("slug")
    assert found == [(term_of(column, value), 7, "fr", "fair") for value in ("PRESS", "TRADE")]


def test_a_publication_takes_its_members_along() -> None:
    row = event()
    PublicationMember.objects.create(publication=row, term="x", site=1, locale="fr")

    row.delete()

    assert not PublicationMember.objects.exists()


def test_what_is_shown_in_the_same_language_is_a_member() -> None:
    row = event(links="\n".join([COVER, FORT_EN, FORT]))

    found = [(each.publication_id, each.term, each.site, each.locale, each.title_key) for each in link_members(row)]

    assert found == [(row.pk, term_of_link("event", FORT), 1, "fr", "fair")]
    assert term_of_link("event", FORT) != term_of_link("circuit", FORT)


def test_what_has_no_language_lists_nothing_the_other_way() -> None:
    assert [*link_members(event(locale="", links=COVER))] == []


def test_what_an_older_version_has_published_is_found_by_what_it_shows() -> None:
    row = event(links=FORT)

    for _ in range(2):
        fill_link_members(Publication, apps.get_model("destination_cms", "PublicationMember"), "default")

    assert [each.term for each in PublicationMember.objects.all()] == [term_of_link("event", FORT)]
    assert PublicationMember.objects.get().title_key == row.title_key


def test_members_without_a_title_take_that_of_their_publication() -> None:
    PublicationMember.objects.create(publication=event(), term="x", site=1, locale="fr")

    fill_titles("default")

    assert PublicationMember.objects.get().title_key == "fair"
