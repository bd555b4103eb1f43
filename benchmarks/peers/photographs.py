"""Photographs of the data set: 1600 x 1200 pixels of soft colours and noise, about as large as a camera's JPEG."""

import random
from pathlib import Path

from PIL import Image, ImageFilter

from .dataset import IMAGES, SEED

SIZE = (1600, 1200)
#: Colours before they are enlarged, and the share of noise.
PATCHES, NOISE = (16, 12), 0.06


def write_photographs(folder: Path, count: int = IMAGES) -> None:
    """Write the photographs; the same seed gives the same pixels."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        chance = random.Random(SEED + number)
        colours = Image.frombytes("RGB", PATCHES, chance.randbytes(3 * PATCHES[0] * PATCHES[1]))
        noise = Image.frombytes("L", SIZE, chance.randbytes(SIZE[0] * SIZE[1])).convert("RGB")
        image = Image.blend(colours.resize(SIZE, Image.Resampling.BICUBIC), noise, NOISE)
        image.filter(ImageFilter.GaussianBlur(0.6)).save(folder / f"image-{number:02d}.jpg", quality=85)
