"""The demo's menus lead to what is there, in both languages, and are written once."""

from demo.seed.menus import ensure_menus
from destination_cms.models import Menu, SiteIdentity
from tests.core.models.test_menus import ask, labels
from tests.destination import Destination, fresh, publish


def test_the_menus_lead_to_the_pages_of_their_language(destination: Destination) -> None:
    news = destination.section("Actualités", slug="actualites")
    destination.spot("Le fort", news)
    for number in range(2):
        destination.circuit(f"Circuit {number}")
    english_home = publish(destination.home.copy_for_translation(destination.en))
    english_news = publish(news.copy_for_translation(destination.en), title="News")
    destination.spot("The fort", english_news)

    ensure_menus([destination.home, english_home], destination.home.translation_key)

    assert labels() == [("Découvrir la ville", ["Circuit 0", "Circuit 1"]), "Actualités"]
    assert labels("FOOTER") == ["Actualités", "Nous écrire"]
    assert labels(locale="en") == ["Discover the town", "News"]
    assert ask('{ site(locale: "en") { name tagline } }')["site"]["tagline"].startswith("See the smart city")


def test_a_second_run_leaves_them_as_an_editor_left_them(destination: Destination) -> None:
    ensure_menus([destination.home], destination.home.translation_key)
    Menu.objects.get(handle="FOOTER").items.all().delete()
    identity = SiteIdentity.objects.get()
    identity.name = "Issy"
    identity.save()

    ensure_menus([destination.home], destination.home.translation_key)

    assert (Menu.objects.count(), labels("FOOTER"), fresh(identity).name) == (2, [], "Issy")
