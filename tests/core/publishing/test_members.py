"""Members follow what is written: each value of a column, each key that is shown, under the title of the day."""

from typing import Any

import pytest

from destination_cms.models import Publication, PublicationMember
from destination_cms.models.publication_members import link_members, term_of_link
from destination_cms.publishing.members import MemberChanges
from tests.core.graphql.lists.rows import add_rows

pytestmark = pytest.mark.django_db

FORT, PARK = "spot:6f0c2a52:fr", "spot:7f0c2a52:fr"


def event(**fields: Any) -> Publication:
    (row,) = add_rows([{"kind": "event", "title_key": "fair", "links": FORT, **fields}])
    return row


def stored() -> dict[str, str]:
    return dict(PublicationMember.objects.values_list("term", "title_key"))


def replace(row: Publication) -> None:
    changes = MemberChanges()
    changes.replace(row, [])
    changes.save()


def test_members_follow_links_and_titles() -> None:
    row = event()
    replace(row)
    assert stored() == {term_of_link("event", FORT): "fair"}

    row.links, row.title_key = f"{FORT}\n{PARK}", "market"
    replace(row)
    assert stored() == {term_of_link("event", FORT): "market", term_of_link("event", PARK): "market"}

    row.links = PARK
    replace(row)
    assert stored() == {term_of_link("event", PARK): "market"}


def test_a_last_good_version_loses_what_it_shows_no_more_and_keeps_its_columns() -> None:
    before, row = event(links=f"{FORT}\n{PARK}"), Publication.objects.get()
    PublicationMember.objects.create(publication=row, term="of a column", site=1, locale="fr")
    PublicationMember.objects.bulk_create(link_members(before))
    row.links = PARK

    changes = MemberChanges()
    changes.shorten(row, before)
    changes.save()

    assert set(stored()) == {"of a column", term_of_link("event", PARK)}


def test_what_is_gone_has_no_members() -> None:
    row = event()
    replace(row)

    changes = MemberChanges()
    changes.forget(row.pk)
    changes.save()

    assert stored() == {}


def test_nothing_to_change_asks_the_database_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        MemberChanges().save()
