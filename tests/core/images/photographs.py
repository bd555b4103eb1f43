"""Photographs as phones and cameras make them: turned by EXIF, with a position, in several formats."""

import io
from typing import Any

import pillow_heif
from PIL import Image as PillowImage

GPS_IFD, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112
CAMERA = "CANARY-CAMERA"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><GPSLatitude>CANARY-CAMERA</GPSLatitude></x:xmpmeta>'
RED, BLUE = (200, 40, 40), (30, 60, 200)
#: The orientations of EXIF 2.32 that are not upright already.
TURNED = range(2, 9)

pillow_heif.register_heif_opener()


def upright(size: tuple[int, int] = (120, 80)) -> PillowImage.Image:
    """Return a picture whose upper left quarter is red and whose rest is blue."""
    picture = PillowImage.new("RGB", size, BLUE)
    picture.paste(RED, (0, 0, size[0] // 2, size[1] // 2))
    return picture


def stored_as(orientation: int, picture: PillowImage.Image) -> PillowImage.Image:
    """Return the pixels as a camera stores them that was held so: the inverse of what EXIF asks for."""
    turns = PillowImage.Transpose
    inverse = {
        2: turns.FLIP_LEFT_RIGHT,
        3: turns.ROTATE_180,
        4: turns.FLIP_TOP_BOTTOM,
        5: turns.TRANSPOSE,
        6: turns.ROTATE_90,
        7: turns.TRANSVERSE,
        8: turns.ROTATE_270,
    }
    return picture.transpose(inverse[orientation]) if orientation in inverse else picture


def photograph(
    size: tuple[int, int] = (120, 80), image_format: str = "JPEG", orientation: int = 1, **options: Any
) -> bytes:
    """Return an encoded photograph with a camera's name and a position in it; ``size`` is that of the upright one."""
    exif = PillowImage.Exif()
    exif[MAKE] = CAMERA
    exif.get_ifd(GPS_IFD)[2] = (48.0, 49.0, 30.0)
    if orientation != 1:
        exif[ORIENTATION] = orientation
    data = io.BytesIO()
    stored_as(orientation, upright(size)).save(data, image_format, exif=exif, **options)
    return data.getvalue()


def deep_png(size: tuple[int, int] = (64, 48)) -> bytes:
    """Return a grey PNG of 16 bits, as scanners and scientific cameras make them: black to white, left to right."""
    row = b"".join((65_535 * column // (size[0] - 1)).to_bytes(2, "little") for column in range(size[0]))
    data = io.BytesIO()
    PillowImage.frombytes("I;16", size, row * size[1]).save(data, "PNG")
    return data.getvalue()


def has_position(data: bytes) -> bool:
    """Say whether a reader finds a position or a camera in the bytes, as metadata or anywhere."""
    if CAMERA.encode() in data or b"GPS" in data:
        return True
    try:
        with PillowImage.open(io.BytesIO(data)) as picture:
            return bool(picture.getexif().get_ifd(GPS_IFD)) or "xmp" in picture.info
    except OSError:
        return False
