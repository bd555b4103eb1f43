"""An original is kept upright, without metadata, and in a form that every size can be made of."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as PillowImage
from wagtail.images import get_image_model

from destination_cms.images.originals import clean_original
from tests.core.graphql.test_lists import ask
from tests.core.images.photographs import BLUE, CAMERA, RED, TURNED, XMP, deep_png, has_position, photograph, upright
from tests.destination import Destination

FORMATS = {"JPEG": "photo.jpg", "PNG": "photo.png", "WEBP": "photo.webp", "AVIF": "photo.avif", "HEIF": "photo.heic"}


def opened(data: bytes) -> PillowImage.Image:
    picture = PillowImage.open(io.BytesIO(data))
    picture.load()
    return picture


def is_close(color: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 24 for one, other in zip(color, wanted, strict=True))


@pytest.mark.parametrize("image_format", FORMATS)
def test_no_format_keeps_a_position(image_format: str) -> None:
    data = photograph(image_format=image_format)

    name, clean = clean_original(FORMATS[image_format], data)

    assert has_position(data)
    assert not has_position(clean)
    assert opened(clean).size == (120, 80)
    assert clean_original(name, clean) == (name, clean)


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_no_format_keeps_what_an_editing_program_wrote(image_format: str) -> None:
    data = io.BytesIO()
    upright().save(data, image_format, xmp=XMP)

    assert not has_position(clean_original(FORMATS[image_format], data.getvalue())[1])


def test_what_a_phone_appends_goes() -> None:
    film = b"\0\0\0\x18ftypmp42" + CAMERA.encode() * 4

    for image_format in ("JPEG", "PNG", "WEBP"):
        data = photograph(image_format=image_format)
        assert not has_position(clean_original("photo", data + film)[1])


def test_the_second_image_of_a_file_goes() -> None:
    data = io.BytesIO()
    exif = PillowImage.open(io.BytesIO(photograph())).getexif()
    upright().save(data, "MPO", save_all=True, append_images=[upright()], exif=exif)

    _, clean = clean_original("photo.jpg", data.getvalue())

    assert opened(clean).format == "JPEG"
    assert clean.count(b"\xff\xd8\xff") == 1
    assert not has_position(clean)


def test_comments_of_a_gif_go_and_its_frames_stay() -> None:
    data = io.BytesIO()
    frames = [PillowImage.new("RGB", (40, 30), (40 * number, 0, 0)) for number in range(4)]
    frames[0].save(data, "GIF", save_all=True, append_images=frames[1:], loop=0, comment=CAMERA.encode())

    _, clean = clean_original("film.gif", data.getvalue())

    assert not has_position(clean)
    assert (opened(clean).n_frames, opened(clean).info["loop"]) == (4, 0)


@pytest.mark.parametrize("orientation", TURNED)
@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_the_pixels_are_turned_as_the_camera_says(image_format: str, orientation: int) -> None:
    _, clean = clean_original(FORMATS[image_format], photograph(image_format=image_format, orientation=orientation))

    picture = opened(clean).convert("RGB")
    assert picture.size == (120, 80)
    assert is_close(picture.getpixel((10, 10)), RED)
    assert is_close(picture.getpixel((110, 70)), BLUE)
    assert not has_position(clean)


def test_a_photograph_of_a_phone_becomes_a_jpeg() -> None:
    name, clean = clean_original("IMG_0042.HEIC", photograph(image_format="HEIF"))

    assert name == "IMG_0042.jpg"
    assert (opened(clean).format, opened(clean).size) == ("JPEG", (120, 80))


def test_sixteen_bits_become_eight_with_the_same_greys() -> None:
    name, clean = clean_original("scan.png", deep_png())

    picture = opened(clean)
    assert (name, picture.format, picture.mode) == ("scan.png", "PNG", "L")
    assert [picture.getpixel((column, 0)) for column in (0, 32, 63)] == [0, 129, 255]


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP"])
def test_what_is_upright_keeps_its_pixels_bit_by_bit(image_format: str) -> None:
    data = photograph(image_format=image_format)

    assert opened(clean_original("photo", data)[1]).tobytes() == opened(data).tobytes()


def test_what_cannot_be_read_keeps_its_name() -> None:
    assert clean_original("plan.svg", b"<svg/>") == ("plan.svg", b"<svg/>")


@pytest.mark.parametrize("way", ["created", "saved into the field"])
def test_width_height_and_focal_point_are_those_of_the_turned_image(destination: Destination, way: str) -> None:
    """R6: a photograph that was held upright was told as lying, and its focal point beside the mark."""
    upload = SimpleUploadedFile("photo.jpg", photograph((1200, 1600), orientation=6), content_type="image/jpeg")
    image = get_image_model()(title="Tower")
    if way == "created":
        image.file = upload
    else:
        image.file.save("photo.jpg", ContentFile(upload.read()), save=False)
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 300, 400, 60, 60
    image.save()
    destination.spot(cover_image=image)

    shown = ask(
        "{ spots { nodes { cover { image { width height focalPoint { x y } rendition(preset: HERO) { width height } } } } } }"
    )["spots"]["nodes"][0]["cover"]["image"]

    image.refresh_from_db()
    assert (image.width, image.height) == (shown["width"], shown["height"]) == (1200, 1600)
    assert shown["rendition"] == {"width": 1200, "height": 1600}
    assert shown["focalPoint"] == {"x": 0.25, "y": 0.25}
    with image.file.open() as file:
        data = file.read()
    assert not has_position(data)
    assert way != "created" or (image.file_size, len(image.file_hash)) == (len(data), 40)
