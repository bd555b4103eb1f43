"""The admin orders pages as the API does, drafts included."""

from typing import Any

from destination_cms.models import PageTitle
from destination_cms.models.title_order import title_key
from destination_cms.publishing.reconcile import reconcile_publications
from tests.core.admin.people import Person, editor
from tests.destination import Destination

ORDER = ["abri", "Arche", "Ça", "Éco", "Œuvre", "zoo"]


def make(destination: Destination) -> None:
    for title in ORDER[::-1]:
        destination.event(title, live=title not in ("Ça", "zoo"))


def in_order(text: str) -> list[str]:
    places = {title: text.find(f" {title} ") for title in ORDER}
    assert -1 not in places.values()
    return sorted(ORDER, key=places.__getitem__)


def chooser(person: Person) -> str:
    return person.text("/admin/destination/choose/event/results/")


def test_choosers_and_listings_are_in_this_order(destination: Destination) -> None:
    make(destination)
    person = editor()

    assert in_order(chooser(person)) == ORDER
    assert in_order(person.text("/admin/destination/event/results/", ordering="title")) == ORDER
    assert in_order(person.text("/admin/destination/event/results/", ordering="-title")) == ORDER[::-1]
    assert person.text("/admin/destination/event/results/", ordering="title", q="Éco")


def test_a_draft_is_found_by_the_title_of_its_draft(destination: Destination) -> None:
    event: Any = destination.event("Zoo")
    event.title = "Abri"
    event.save_revision()

    assert PageTitle.objects.get(page=event).key == title_key("Abri", "fr")


def test_pages_that_sent_no_signal_are_found_by_reconcile(destination: Destination) -> None:
    event = destination.event("Éco")
    PageTitle.objects.all().delete()

    reconcile_publications()

    assert PageTitle.objects.get(page=event).key == title_key("Éco", "fr")
    assert reconcile_publications().count == 0


def test_keys_go_with_their_pages(destination: Destination) -> None:
    event = destination.event("Éco")
    event.delete()

    assert not PageTitle.objects.filter(page=event.pk).exists()
