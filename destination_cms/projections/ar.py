"""Projections of layers and models of augmented reality."""

from typing import Any

from django.apps import apps
from wagtail.images import get_image_model

from ..ar.geopose import Pose, basic_quaternion, basic_ypr
from ..choices_ar import AltitudeMode, Anchor, VerticalDatum
from ..models import Audio
from ..verticals import Projection, Resolver
from .content import project_cover, project_position
from .published_files import project_file

__all__ = ["project_ar_layer", "project_ar_model"]


def project_ar_model(model: Any, resolver: Resolver) -> Projection:
    """Return a model's projection: format, numbers, rights, and its public copy; sizes in metres."""
    sizes = (model.width_m, model.height_m, model.depth_m)
    return Projection(
        title=model.title,
        payload={
            "format": model.format,
            "triangle_count": model.triangle_count,
            "texture_count": model.texture_count,
            "size_m": None if None in sizes else dict(zip(("width", "height", "depth"), sizes, strict=True)),
            "credit": model.credit,
            "licence": model.licence,
            "file": project_file(model),
        },
    )


def project_ar_layer(layer: Any, resolver: Resolver) -> Projection:
    """Return a layer's projection. Its height is told with what it is counted from, and never turned into another."""
    ARModel = apps.get_model("destination_cms", "ARModel")
    viewpoint = project_position(layer.viewpoint_location)
    payload = {
        "reveal": layer.reveal,
        "explanation": layer.explanation,
        "model": resolver.refer(ARModel, layer.model_id),
        "apple_model": resolver.refer(ARModel, layer.apple_model_id),
        "anchor": layer.anchor,
        "altitude_mode": layer.altitude_mode,
        "height_m": layer.height_m,
        "vertical_datum": layer.vertical_datum or None,
        "geopose": _geopose(layer),
        "target": _target(layer, resolver),
        "occlusion": layer.occlusion or None,
        "device": layer.device,
        "viewpoint": viewpoint and {**viewpoint, "heading_deg": layer.viewpoint_heading_deg},
        "safety_note": layer.safety_note or None,
        "equivalent_text": layer.equivalent_text,
        "cover": project_cover(layer, resolver),
        "audio": resolver.refer(Audio, layer.audio_id),
    }
    return Projection(title=layer.title, payload=payload, point=layer.location)


def _geopose(layer: Any) -> dict[str, Any] | None:
    """Return both encodings of OGC GeoPose 1.0; ``None`` unless the height is one above the ellipsoid, as it demands."""
    is_ellipsoidal = layer.altitude_mode == AltitudeMode.WGS84 and layer.vertical_datum == VerticalDatum.ELLIPSOID
    if layer.location is None or layer.height_m is None or not is_ellipsoidal:
        return None
    pose = Pose(
        latitude=layer.location.latitude,
        longitude=layer.location.longitude,
        height_m=layer.height_m,
        yaw_deg=layer.yaw_deg,
        pitch_deg=layer.pitch_deg,
        roll_deg=layer.roll_deg,
    )
    return {"basic_ypr": basic_ypr(pose), "basic_quaternion": basic_quaternion(pose)}


def _target(layer: Any, resolver: Resolver) -> dict[str, Any] | None:
    image = resolver.refer(get_image_model(), layer.target_image_id)
    if image is None or layer.anchor != Anchor.IMAGE_TARGET:
        return None
    return {"image": image, "width_cm": layer.target_width_cm}
