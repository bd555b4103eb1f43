"""Run inside the site, by ``manage.py shell``: publish a circuit of the app that extends them."""

from sponsors.models import SponsoredCircuitPage
from wagtail.images import get_image_model
from wagtail.models import Site

page = SponsoredCircuitPage(
    title="B walk",
    slug="sponsored-walk",
    live=False,
    sponsor_name="The bank",
    sponsor_tier="GOLD",
    sponsor_logo=get_image_model().objects.get(title="The fort"),
    body=[("callout", {"text": "Ah", "link": None})],
)
Site.objects.get(is_default_site=True).root_page.add_child(instance=page)
page.save_revision().publish()
