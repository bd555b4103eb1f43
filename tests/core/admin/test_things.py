"""One page of each thing: the best of its translations, or of those that a search finds."""

from typing import Any

from django.utils.translation import override

from circuits.models import SpotPage
from destination_cms.admin.things import FoundThings, count_things, one_of_each, preferred_locales
from tests.destination import Destination


def in_english(page: Any, destination: Destination, title: str, *, alias: bool = False) -> Any:
    if destination.home.get_translation_or_none(destination.en) is None:
        destination.home.copy_for_translation(destination.en)
    copy = page.copy_for_translation(destination.en, alias=alias)
    if not alias:
        copy.title = title
        copy.save_revision().publish()
    return SpotPage.objects.get(pk=copy.pk)


def chosen() -> set[str]:
    return {page.title for page in one_of_each(SpotPage.objects.all(), SpotPage.objects.order_by())}


def test_the_editors_language_comes_first(destination: Destination) -> None:
    for code, order in (("fr", [destination.fr, destination.en]), ("en", [destination.en, destination.fr])):
        with override(code):
            assert preferred_locales() == [locale.pk for locale in order]


def test_one_page_of_each_thing_is_chosen(destination: Destination) -> None:
    in_english(destination.spot("Le fort"), destination, "The castle")
    destination.spot("La place")

    with override("fr"):
        assert chosen() == {"Le fort", "La place"}
    with override("en"):
        assert chosen() == {"The castle", "La place"}


def test_an_alias_is_the_last_choice(destination: Destination) -> None:
    spot = destination.spot("Le fort")
    alias = in_english(spot, destination, "", alias=True)

    with override("en"):
        assert [page.pk for page in one_of_each(SpotPage.objects.all(), SpotPage.objects.order_by())] == [spot.pk]
    among = SpotPage.objects.filter(locale=destination.en).order_by()
    assert [page.pk for page in one_of_each(among, among)] == [alias.pk]


def test_things_are_counted_once(destination: Destination) -> None:
    from django.db.models import Q

    in_english(destination.spot("Le fort"), destination, "The castle")
    destination.spot("La place", live=False)

    counts = SpotPage.objects.aggregate(live=count_things(Q(live=True)), all=count_things(Q()))

    assert counts == {"live": 1, "all": 2}


def test_what_a_search_finds_keeps_its_order(destination: Destination) -> None:
    names = ["C", "A", "B"]
    for name in names:
        in_english(destination.spot(f"{name} fort"), destination, f"{name} castle")
    pages = SpotPage.objects.order_by("-title")

    with override("fr"):
        found = FoundThings(pages, lambda query: query)

    assert len(found) == 3
    assert [page.title for page in found] == ["C fort", "B fort", "A fort"]
    assert [page.title for page in found[1:2]] == ["B fort"]
    assert found[0].title == "C fort"
