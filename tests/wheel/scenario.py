"""Run inside the site, by ``manage.py shell``: publish a circuit of two spots with a picture, as an editor does.

Prints one line of JSON with what the test has to know. Nothing of the repository can be imported here.
"""

import io
import json

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from PIL import Image as PillowImage
from wagtail.images import get_image_model
from wagtail.models import Site

from circuits.models import CircuitPage, CircuitStop, SpotPage
from destination_cms.geo import Point
from destination_cms.models import DistrictKind

data = io.BytesIO()
PillowImage.new("RGB", (900, 700), (40, 90, 140)).save(data, "JPEG")
upload = SimpleUploadedFile("fort.jpg", data.getvalue(), content_type="image/jpeg")
picture = get_image_model().objects.create(title="The fort", file=upload, photographer="A. Nonyme")

home = Site.objects.get(is_default_site=True).root_page


def publish(page):
    page.live = False
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


spots = [
    publish(
        SpotPage(
            title=title,
            slug=slug,
            location=Point(48.82 + number / 100, 2.27),
            cover_image=picture,
            cover_image_alt="A wall",
        )
    )
    for number, (title, slug) in enumerate([("The fort", "fort"), ("The museum", "museum")])
]
circuit = CircuitPage(title="A walk", slug="walk", cover_image=picture, cover_image_alt="A path")
circuit.stops = [CircuitStop(spot=spot, sort_order=order) for order, spot in enumerate(spots)]
publish(circuit)

user = get_user_model().objects.create_superuser("admin", "admin@example.org", "admin")
browser = Client(headers={"host": "localhost"})
browser.force_login(user)
form = browser.get(reverse("wagtailadmin_pages:edit", args=[spots[0].pk]))

with override("fr"):
    french = [str(apps.get_app_config("destination_circuits").verbose_name), str(DistrictKind.STATION_AREA.label)]

told = {
    "circuit": str(circuit.translation_key),
    "form_status": form.status_code,
    "form_has_map": "location-field.js" in form.content.decode(),
    "french": french,
    "picture_model": CircuitPage._meta.get_field("cover_image").related_model._meta.label,
}
print(json.dumps(told))  # noqa: T201 - the test reads it
