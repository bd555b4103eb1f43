"""A small destination in two languages with everything that a front-end shows, and with what is missing in real life."""

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as PillowImage
from wagtail.images import get_image_model

from circuits.models import CircuitPage, CircuitStop, SpotPage
from destination_cms.geo.point import Point
from tests.destination import Destination

CIRCUIT_SLUG, SPOT_SLUG = "des-arts", "tour-aux-figures"
TOWER = Point(48.8237, 2.2570)
#: Public spots, in French; a few have neither cover, district nor position.
SPOT_COUNT = 14


def furnish(destination: Destination) -> None:
    """Publish the content, as editors do."""
    picture = _picture("La tour")
    district = destination.district(
        "Île Saint-Germain", description="Une île sur la Seine.", cover_image=picture, cover_image_alt="Une île"
    )
    draft = destination.spot("Bientôt", live=False)
    bare = [destination.spot(f"Lieu {number:02}", location=None) for number in range(3)]
    spots = [
        destination.spot(
            f"Œuvre {number:02}",
            location=Point(TOWER.latitude + (number + 1) * 0.001, TOWER.longitude),
            kind="ARTWORK" if number % 2 else "PARK",
            step_free="YES" if number % 3 else "NO",
            cover_image=picture,
            district=district,
        )
        for number in range(SPOT_COUNT - len(bare) - 1)
    ]
    tower = destination.spot(
        "La Tour aux figures",
        slug=SPOT_SLUG,
        kind="MONUMENT",
        teaser="Vingt-quatre mètres de haut.",
        location=TOWER,
        address="Parc de l'île Saint-Germain",
        district=district,
        cover_image=picture,
        cover_image_alt="La tour dans le parc",
        body=_body(picture, public=spots[0], hidden=draft),
    )
    _translate(destination, tower, "The Tower of Figures")
    circuit = destination.circuit(
        "La promenade des arts",
        slug=CIRCUIT_SLUG,
        teaser="Deux heures dehors.",
        difficulty="EASY",
        length_m=4200,
        duration_minutes=120,
        cover_image=picture,
        cover_image_alt="Une allée",
        body=_body(picture, public=tower, hidden=draft),
    )
    circuit.stops = [
        CircuitStop(spot=tower, sort_order=0, story="<p>On commence ici.</p>"),
        CircuitStop(spot=draft, sort_order=1),
        CircuitStop(spot=spots[0], sort_order=2),
        CircuitStop(spot=bare[0], sort_order=3, title_override="Une halte", is_optional=True),
    ]
    circuit.save_revision().publish()
    _translate(destination, circuit, "The arts walk")
    destination.circuit("Un tour sans rien", slug="sans-rien")


def _picture(title: str) -> Any:
    data = io.BytesIO()
    PillowImage.linear_gradient("L").resize((900, 600)).convert("RGB").save(data, "PNG")
    file = SimpleUploadedFile("tour.png", data.getvalue(), content_type="image/png")
    return get_image_model().objects.create(title=title, file=file)


def _body(picture: Any, *, public: SpotPage, hidden: SpotPage) -> list[tuple[str, Any]]:
    links = " et ".join(f'<a linktype="page" id="{page.pk}">{page.title}</a>' for page in (public, hidden))
    return [
        ("heading", "L'artiste"),
        ("paragraph", f"<p>Voir aussi <b>{links}</b>.</p>"),
        ("picture", {"image": picture, "alt": "Un détail", "caption": "Un détail de la tour"}),
        ("quote", {"text": "Je voulais une tour.", "attribution": ""}),
    ]


def _translate(destination: Destination, page: SpotPage | CircuitPage, title: str) -> None:
    """Write the English title, heading and alternative text over the copy, as translators do."""
    copy = page.copy_for_translation(destination.en, copy_parents=True)
    copy.title = title
    copy.body[0].value = "The artist"
    copy.cover_image_alt = f"{title}, a picture"
    copy.save_revision().publish()
