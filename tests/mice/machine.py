"""What the machine of publishing plays with offers."""

from typing import Any

from hypothesis import strategies as st
from wagtail.models import Locale, Page

from circuits.models import CircuitPage, SpotPage
from destination_cms.models import District
from mice.models import MiceOfferPage, OfferLink
from tests.core.publishing.machine.base_rules import BaseRules, play
from tests.core.publishing.machine.content_rules import chosen_links, cover_of
from tests.core.publishing.machine.town import choose, districts, editable, pictures, sections

which = st.integers(0, 11)
some = st.lists(which, max_size=3)

PAGES = {"mice_offer": (MiceOfferPage, ("links",))}
WORDS: dict[str, Any] = {}


def add_to_town() -> None:
    """Publish an offer that leads to a circuit and to a spot."""
    french = Locale.objects.get(language_code="fr")
    loop, mill = CircuitPage.objects.get(title="Loop"), SpotPage.objects.get(title="Mill")
    fort, picture = District.objects.get(name="Fort"), choose(pictures(), 0)
    hall = MiceOfferPage(title="Hall", slug="hall", district=fort, cover_image=picture, cover_image_alt="A hall")
    hall.links = [OfferLink(content=loop, sort_order=0), OfferLink(content=mill, sort_order=1)]
    hall.live, hall.locale = False, french
    Page.objects.get(slug="sights", locale=french).add_child(instance=hall)
    hall.save_revision().publish()


class Rules(BaseRules):
    """What happens on the edit form of an offer."""

    @play(parent=which, cover=which, district=which, links=some)
    def write_an_offer(self, parent: int, cover: int, district: int, links: list[int]) -> None:
        number = self.next_number()
        offer = MiceOfferPage(title=f"Offer {number}", slug=f"offer-{number}", **cover_of(cover))
        offer.district = choose(districts(), district)
        offer.links = chosen_links(OfferLink, links)
        self.add(offer, choose(sections(), parent), True)

    @play(offer=which, cover=which, links=some, is_published=st.booleans())
    def edit_an_offer(self, offer: int, cover: int, links: list[int], is_published: bool) -> None:
        page = choose(editable(MiceOfferPage, self.breakage.pks), offer)
        if page is not None:
            page.title = f"Offer {self.next_number()}"
            page.links = chosen_links(OfferLink, links)
            self.save(page, is_published, **cover_of(cover))
