"""Make an uploaded image fit to be kept: upright, without metadata, in a form that can be encoded again."""

import io
from pathlib import PurePath
from typing import Any

from PIL import Image, ImageOps
from pillow_heif import HeifImagePlugin  # noqa: F401 - importing it teaches Pillow to read HEIC

from .metadata import without_metadata

_ORIENTATION = 0x0112  # EXIF 2.32
_SUFFIXES = {"JPEG": ".jpg", "PNG": ".png"}
#: High enough that a file that is encoded again looks the same.
_QUALITY = {"JPEG": 95, "WEBP": 95, "AVIF": 90}
#: Formats whose metadata is removed without encoding them again.
_STRIPPED_IN_PLACE = frozenset({"JPEG", "MPO", "PNG", "GIF", "WEBP"})
#: What of an image's information belongs to how it looks.
_LOOK = frozenset({"icc_profile", "transparency", "gamma", "dpi"})
_SIXTEEN_BITS = 257  # 65,535 / 255


def clean_original(name: str, data: bytes) -> tuple[str, bytes]:
    """Return the file name and the bytes under which an uploaded image is stored.

    The pixels are turned as EXIF says, HEIC becomes JPEG, 16 bits per channel become 8, and metadata goes. What
    needs none of this keeps its pixels bit by bit; a second call changes nothing. A file that Pillow cannot
    read keeps its name.
    """
    try:
        with Image.open(io.BytesIO(data)) as image:
            target = _new_format(image)
            if target is not None:
                suffix = PurePath(name).suffix if target == image.format else _SUFFIXES[target]
                return str(PurePath(name).with_suffix(suffix)), without_metadata(_encoded(image, target))
    except Exception:  # noqa: BLE001 - a decoder may raise anything; the upload form says what is wrong
        return name, data
    return name, without_metadata(data)


def is_heic(file: Any) -> bool:
    """Say whether an open file is HEIC, by what Pillow reads in its header."""
    file.seek(0)
    try:
        with Image.open(file) as image:
            return bool(image.format == "HEIF")
    except Exception:  # noqa: BLE001 - not an image at all
        return False
    finally:
        file.seek(0)


def _new_format(image: Any) -> str | None:
    """Return the format to encode an image in, or ``None`` where its bytes can stay."""
    if image.format == "HEIF":
        return "PNG" if image.has_transparency_data else "JPEG"
    if _is_deep(image):
        return "PNG"
    is_still = getattr(image, "n_frames", 1) == 1 or image.format == "MPO"
    if is_still and image.getexif().get(_ORIENTATION, 1) not in {0, 1}:
        return "JPEG" if image.format == "MPO" else str(image.format)
    if image.format not in _STRIPPED_IN_PLACE and is_still and {"exif", "xmp"} & image.info.keys():
        return str(image.format)
    return None


def _is_deep(image: Any) -> bool:
    """Say whether the image has more than 8 bits per channel in one of the modes that no encoder of ours takes."""
    return image.mode in {"I", "F"} or str(image.mode).startswith("I;")


def _encoded(image: Any, target: str) -> bytes:
    upright = ImageOps.exif_transpose(image)
    if _is_deep(upright):
        upright = upright.point(lambda value: value * (1 / _SIXTEEN_BITS)).convert("L")
    if target == "JPEG" and upright.mode not in {"L", "CMYK"}:
        upright = upright.convert("RGB")
    kept = {key: value for key, value in upright.info.items() if key in _LOOK}
    upright.info.clear()
    upright.info.update(kept)
    data = io.BytesIO()
    options = {"quality": _QUALITY[target]} if target in _QUALITY else {}
    upright.save(data, target, **options, icc_profile=kept.get("icc_profile"))
    return data.getvalue()
