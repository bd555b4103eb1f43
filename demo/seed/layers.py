"""The demo's layers of augmented reality: their models, and the same in words and as a picture."""

from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Page

from destination_cms.geo.point import Point
from destination_cms.models.ar_layers import ARLayer
from destination_cms.models.ar_models import ARModel

from .documents import CONTENT, LANGUAGES, read_data
from .typography import typeset
from .writing import Written, publish_snippet, start_snippet

#: Drawn by ``scripts/demo_models.py``.
MODELS = CONTENT / "models"
CREDIT, LICENCE = "Destination CMS", "CC0 1.0"
LAYERS: list[dict[str, Any]] = read_data("layers")
#: By field of a layer, the ending of the file.
FORMATS = {"model": "glb", "apple_model": "usdz"}
_FACTS = ("reveal", "anchor", "occlusion", "device")
#: What a layer need not state.
_MORE_FACTS = ("height_m", "yaw_deg", "viewpoint_heading_deg")
_WORDS = {"title": "title", "explanation": "explanation", "equivalent": "equivalent_text", "safety_note": "safety_note"}


def write_layer(item: dict[str, Any], homes: dict[str, Page], images: dict[str, Any]) -> Written:
    """Upload the models of a layer, publish it in each language, and return it by language."""
    written: Written = {}
    models = {field: _upload(item, ending) for field, ending in FORMATS.items()}
    for language, home in homes.items():
        layer, words = start_snippet(ARLayer, "ar_layer", item["key"], home, written), item[language]
        for name in _FACTS:
            setattr(layer, name, item[name])
        for name in _MORE_FACTS:
            if name in item:
                setattr(layer, name, item[name])
        layer.location = Point(*item["location"]) if "location" in item else None
        layer.viewpoint_location = Point(*item["viewpoint"]) if "viewpoint" in item else None
        for name, field in _WORDS.items():
            setattr(layer, field, typeset(words[name], language))
        for field, model in models.items():
            setattr(layer, field, model)
        layer.cover_image, layer.cover_image_alt = images[item["cover"]], typeset(words["cover_alt"], language)
        written[language] = publish_snippet(layer)
    return written


def _upload(item: dict[str, Any], ending: str) -> ARModel:
    name = f"{item['key']}.{ending}"
    # Its title is for editors, who read French.
    title = item[LANGUAGES[0]]["model_title"]
    file = ContentFile((MODELS / name).read_bytes(), name=name)
    return ARModel.objects.create(title=title, file=file, credit=CREDIT, licence=LICENCE)
