"""What the script that shows the models of layers is told: where the viewer is, and its words."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.templatetags.static import static
from django.utils.translation import gettext as _

VIEWER = "destination_front/vendor/model-viewer/model-viewer.min.js"


def shown(layers: Iterable[dict[str, Any] | None]) -> list[dict[str, Any]]:
    """Return the layers with the paths of their models.

    The files are on the front's own host: a visitor may have written that another way, such as 127.0.0.1 for localhost.
    """
    return [{**layer, "path": _path(layer["model"]), "apple": _path(layer["appleModel"])} for layer in layers if layer]


def viewer_of(layers: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the data of the script; ``None`` where no layer has a model."""
    if not any(layer["path"] for layer in layers):
        return None
    return {
        "viewer": static(VIEWER),
        "strings": {
            "place": _("Place it here with the camera"),
            "leave": _("Leave augmented reality"),
            "loading": _("The model is being loaded."),
            "ready": _("The model is there. Turn it with the mouse, a finger or the arrow keys."),
            "failed": _("The model could not be loaded. The text and the picture above say the same."),
        },
        "spoken": {"interaction-prompt": _("Turn it with the mouse, a finger or the arrow keys."), **_views()},
    }


def _views() -> dict[str, str]:
    """Return what a screen reader says as the model turns, by the viewer's names of the sides."""
    return {
        "front": _("Seen from the front."),
        "right": _("Seen from the right."),
        "back": _("Seen from the back."),
        "left": _("Seen from the left."),
        "upper-front": _("Seen from above, from the front."),
        "upper-right": _("Seen from above, from the right."),
        "upper-back": _("Seen from above, from the back."),
        "upper-left": _("Seen from above, from the left."),
        "lower-front": _("Seen from below, from the front."),
        "lower-right": _("Seen from below, from the right."),
        "lower-back": _("Seen from below, from the back."),
        "lower-left": _("Seen from below, from the left."),
    }


def _path(model: dict[str, Any] | None) -> str:
    return urlsplit(model["file"]["url"]).path if model and model["file"] else ""
