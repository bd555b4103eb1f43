"""Projection of images, for any ``WAGTAILIMAGES_IMAGE_MODEL``."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..images.presets import SEARCH_PRESETS, all_sizes
from ..models import ImageFacts
from ..verticals import Projection, Resolver

#: Fields of the site's image model that are shown where it has them, by their name in the payload.
CREDIT_FIELDS = ("credit", "licence")


def load_facts(images: Iterable[Any]) -> dict[int, ImageFacts]:
    """Return the facts of these images by the image's primary key, read in one query."""
    return {facts.image: facts for facts in ImageFacts.objects.filter(image__in=[image.pk for image in images])}


def project_image(image: Any, resolver: Resolver, all_facts: Mapping[int, ImageFacts]) -> Projection:
    """Return an image's projection: size in pixels, focal point, credit, and the files that exist.

    A file is given by its name below the address of all public files, which depends on the deployment. The original
    is not part of it: it is private.
    """
    facts = all_facts.get(image.pk)
    files = _files(image, facts)
    payload = {
        "width": image.width,
        "height": image.height,
        "focal_point": _focal_point(image),
        "file_hash": image.file_hash,
        "dominant_color": (facts.dominant_color if facts else "") or None,
        "blur_data_url": (facts.blur_data_url if facts else "") or None,
        "files": [file for file in files if file["preset"] not in SEARCH_PRESETS],
    }
    if for_search := [file for file in files if file["preset"] in SEARCH_PRESETS]:
        payload["search_files"] = for_search
    payload |= {name: str(getattr(image, name, "") or "") for name in CREDIT_FIELDS}
    return Projection(title=image.title, payload=payload)


def _files(image: Any, facts: ImageFacts | None) -> list[dict[str, Any]]:
    """Return the declared files that are there and show the present crop, by preset, type and width."""
    declared = {size.spec for size in all_sizes(with_slow=True)}
    noted = {(entry["spec"], entry["key"]): entry for entry in (facts.files if facts else ())}
    files = []
    for rendition in image.renditions.all():
        entry = noted.get((rendition.filter_spec, rendition.focal_point_key))
        is_current = rendition.focal_point_key == rendition.filter.get_cache_key(image)
        if entry and is_current and rendition.filter_spec in declared:
            shown = {name: value for name, value in entry.items() if name not in {"spec", "key"}}
            files.append({**shown, "name": rendition.file.name})
    return sorted(files, key=lambda item: (item["preset"], item["mime_type"], item["width"]))


def _focal_point(image: Any) -> dict[str, float] | None:
    """Return the focal point's centre as fractions of width and height, 0 to 1."""
    if not image.has_focal_point() or not image.width or not image.height:
        return None
    return {"x": round(image.focal_point_x / image.width, 4), "y": round(image.focal_point_y / image.height, 4)}


def missing_presets(payload: Any) -> set[str]:
    """Return the presets that an image's payload has no file of."""
    files = [*payload.get("files", []), *payload.get("search_files", [])] if isinstance(payload, dict) else []
    return {size.preset for size in all_sizes(with_slow=False)} - {entry["preset"] for entry in files}
