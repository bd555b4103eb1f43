"""A reconcile puts members right that nothing else would notice."""

import pytest

from destination_cms.models import Publication, PublicationMember
from destination_cms.publishing.member_repair import repair_members
from destination_cms.publishing.reconcile import reconcile_publications
from tests.asking import ask
from tests.destination import Destination

pytestmark = pytest.mark.django_db

QUERY = "{ districts { nodes { spots { title } circuits { title } } } }"
WHOLE = {"spots": [{"title": "The fort"}], "circuits": [{"title": "A walk"}]}


@pytest.fixture(autouse=True)
def site(destination: Destination) -> None:
    spot = destination.spot("The fort", district=destination.district("Fort"))
    destination.circuit("A walk", [spot])


def told() -> object:
    return ask(QUERY)["districts"]["nodes"][0]


def test_nothing_is_wrong_after_a_publish() -> None:
    assert told() == WHOLE
    assert repair_members(is_dry_run=True) == repair_members() == 0


def test_lost_members_are_written_again() -> None:
    stored = set(PublicationMember.objects.values_list("publication", "term", "title_key"))
    PublicationMember.objects.all().delete()
    assert told() == {"spots": [], "circuits": []}

    assert reconcile_publications(is_dry_run=True).count == 2
    assert PublicationMember.objects.count() == 0
    assert reconcile_publications(is_restart=True).others == 2

    assert told() == WHOLE
    assert set(PublicationMember.objects.values_list("publication", "term", "title_key")) == stored


def test_strays_and_old_titles_are_put_right() -> None:
    row = Publication.objects.get(kind="spot")
    PublicationMember.objects.create(publication=row, term="stray", site=row.site, locale="fr")
    PublicationMember.objects.filter(publication__kind="circuit").update(title_key="old")

    assert repair_members() == 2
    assert repair_members() == 0
    assert not PublicationMember.objects.filter(term="stray").exists()


def test_what_is_withdrawn_has_none() -> None:
    row = Publication.objects.get(kind="spot")
    Publication.objects.filter(pk=row.pk).update(is_withdrawn=True)

    assert repair_members(is_dry_run=True) == repair_members() == 1
    assert not PublicationMember.objects.filter(publication=row).exists()
