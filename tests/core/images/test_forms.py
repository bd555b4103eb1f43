"""An invalid file is rejected by every upload form, with a French message, and is not stored."""

import hashlib
import html
import io
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image as PillowImage
from wagtail.images import get_image_model
from wagtail.models import Collection

from destination_cms.images.forms import CheckedImageField
from tests.core.images.photographs import deep_png, has_position, photograph
from tests.destination import ensure_roots, picture_file

pytestmark = pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")  # that is what bombs are for

DAMAGED = "Ce fichier ne peut pas être lu comme une image\u00a0: il est endommagé ou incomplet."
NO_PICTURE = "n’est pas une image ou bien est corrompu."
TOO_MANY_PIXELS = "Ce fichier a un trop grand nombre de pixels"
ANOTHER_FORMAT = "Image .jpeg non valide."
EMPTY = "Le fichier soumis est vide."
DRAWING = "Les dessins SVG ne peuvent pas être convertis dans les tailles"
BAD_EXTENSION = "Format d'image non supporté."


def encoded(image_format: str, size: tuple[int, int] = (320, 240), **options: Any) -> bytes:
    data = io.BytesIO()
    PillowImage.radial_gradient("L").resize(size).convert("RGB").save(data, image_format, **options)
    return data.getvalue()


def cut(data: bytes) -> bytes:
    """Return a file as it arrives when the network goes away half-way."""
    return data[: len(data) // 2]


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that says it is huge."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 4096)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def film(frames: int, size: tuple[int, int]) -> bytes:
    """Return a GIF whose frames are harmless one by one."""
    pictures = [PillowImage.new("RGB", size, (number * 4 % 256, 0, 0)) for number in range(frames)]
    data = io.BytesIO()
    pictures[0].save(data, "GIF", save_all=True, append_images=pictures[1:])
    return data.getvalue()


def broken_checksum(data: bytes) -> bytes:
    """Return a PNG with one wrong byte in its pixels."""
    at = data.index(b"IDAT") + 40
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


BAD_FILES = [
    pytest.param("photo.jpg", lambda: b"This is a letter, not a picture.\n" * 40, NO_PICTURE, id="not a picture"),
    pytest.param("photo.jpg", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" * 9, NO_PICTURE, id="a document"),
    pytest.param("photo.exe", lambda: encoded("JPEG"), BAD_EXTENSION, id="not the name of a picture"),
    pytest.param("photo.jpg", lambda: encoded("PNG"), ANOTHER_FORMAT, id="a PNG called JPEG"),
    pytest.param("photo.jpg", lambda: b"", EMPTY, id="empty"),
    pytest.param("photo.jpg", lambda: cut(encoded("JPEG")), DAMAGED, id="a cut JPEG"),
    pytest.param("photo.jpg", lambda: encoded("JPEG")[:30], DAMAGED, id="the first bytes of a JPEG"),
    pytest.param("photo.png", lambda: cut(encoded("PNG")), DAMAGED, id="a cut PNG"),
    pytest.param("photo.png", lambda: broken_checksum(encoded("PNG")), DAMAGED, id="a PNG with a wrong byte"),
    pytest.param("photo.png", lambda: encoded("PNG")[:20], DAMAGED, id="the first bytes of a PNG"),
    pytest.param("photo.gif", lambda: encoded("GIF")[:9], DAMAGED, id="the first bytes of a GIF"),
    pytest.param("photo.webp", lambda: cut(encoded("WEBP")), DAMAGED, id="a cut WebP"),
    pytest.param("photo.avif", lambda: cut(encoded("AVIF")), DAMAGED, id="a cut AVIF"),
    pytest.param("photo.png", lambda: bomb(10_000, 10_000), TOO_MANY_PIXELS, id="a hundred million pixels"),
    pytest.param("photo.png", lambda: bomb(60_000, 60_000), TOO_MANY_PIXELS, id="billions of pixels"),
    pytest.param("photo.png", lambda: bomb(0, 0), DAMAGED, id="no pixels"),
    pytest.param("photo.gif", lambda: film(50, (1000, 1000)), TOO_MANY_PIXELS, id="many frames"),
]


UNREADABLE, CUT, BOMB = BAD_FILES[0], BAD_FILES[5], BAD_FILES[14]
GOOD_FILES = {kind: encoded(kind) for kind in ("JPEG", "PNG", "GIF", "WEBP", "AVIF")}


def checked(name: str, data: bytes) -> Any:
    """Return what the form's field makes of a file."""
    return CheckedImageField().clean(SimpleUploadedFile(name, data))


@pytest.mark.parametrize(("name", "make", "sentence"), BAD_FILES)
def test_a_bad_file_is_refused_in_french(name: str, make: Callable[[], bytes], sentence: str) -> None:
    with override("fr"), pytest.raises(ValidationError) as refusal:
        checked(name, make())

    assert sentence in " ".join(refusal.value.messages)


@pytest.mark.parametrize("kind", GOOD_FILES)
def test_a_good_file_passes_as_it_is(kind: str) -> None:
    upload = checked(f"photo.{kind.lower()}", GOOD_FILES[kind])

    assert upload.read() == GOOD_FILES[kind]
    assert upload.image.get_size() == (320, 240)


def test_a_short_film_passes() -> None:
    with PillowImage.open(checked("film.gif", film(5, (100, 100)))) as picture:
        assert picture.n_frames == 5


def test_a_drawing_is_refused_with_its_reason_where_the_site_wants_drawings(settings: Any) -> None:
    """R8: it was taken, and its page published without a picture for ever."""
    settings.WAGTAILIMAGES_EXTENSIONS = ["svg"]
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" viewBox="0 0 40 30"><rect/></svg>'

    with override("fr"), pytest.raises(ValidationError) as refusal:
        checked("plan.svg", drawing)

    assert DRAWING in " ".join(refusal.value.messages)


def test_what_a_format_cannot_hold_is_refused_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any, **options: Any) -> None:
        raise OSError("cannot write mode X as WEBP")

    monkeypatch.setattr("willow.plugins.pillow.PillowImage.save_as_webp", refuse)
    with override("fr"), pytest.raises(ValidationError) as refusal:
        checked("photo.jpeg", GOOD_FILES["JPEG"])

    assert "L’image est lisible, mais ne peut pas être convertie" in " ".join(refusal.value.messages)


@pytest.mark.parametrize("kind", GOOD_FILES)
@hypothesis_settings(max_examples=40, deadline=None)
@given(damage=st.data())
def test_no_damage_is_a_server_error(kind: str, damage: st.DataObject) -> None:
    data = bytearray(GOOD_FILES[kind])
    for _ in range(damage.draw(st.integers(1, 4))):
        data[damage.draw(st.integers(0, len(data) - 1))] = damage.draw(st.integers(0, 255))
    length = damage.draw(st.integers(1, len(data)))

    with suppress(ValidationError):
        assert checked(f"photo.{kind.lower()}", bytes(data[:length])).image.get_size()[0] > 0


@pytest.fixture
def editor(db: None) -> Client:
    """Log in an editor whose admin is in French, and who gets a 500 instead of the exception."""
    ensure_roots()
    client = Client(raise_request_exception=False)
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "secret"))
    return client


def choose(client: Client, upload: SimpleUploadedFile) -> Any:
    """Upload in the chooser of a page."""
    collection = Collection.get_first_root_node().pk
    fields = {"title": "Photo", "file": upload, "collection": collection, "tags": ""}
    data = {f"image-chooser-upload-{name}": value for name, value in fields.items()}
    return client.post(reverse("wagtailimages_chooser:create"), data)


def drop(client: Client, upload: SimpleUploadedFile) -> Any:
    """Drop among the pictures, as many at once as one likes."""
    data = {"title": "Photo", "files[]": upload, "collection": Collection.get_first_root_node().pk}
    return client.post(reverse("wagtailimages:add_multiple"), data)


def add(client: Client, upload: SimpleUploadedFile) -> Any:
    data = {"title": "Photo", "file": upload, "collection": Collection.get_first_root_node().pk, "tags": ""}
    return client.post(reverse("wagtailimages:add"), data)


def said(response: Any) -> str:
    """Return what an answer says, out of its JSON and its HTML."""
    text = response.content.decode()
    if response["Content-Type"].startswith("application/json"):
        text = "\n".join(str(value) for value in response.json().values())
    return html.unescape(text)


def stored_files() -> set[Path]:
    return {
        path
        for root in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT)
        for path in Path(root).rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("send", [choose, drop, add])
@pytest.mark.parametrize(("name", "make", "sentence"), [UNREADABLE, CUT, BOMB])
def test_every_way_to_upload_refuses_a_bad_file(
    editor: Client, send: Callable[..., Any], name: str, make: Callable[[], bytes], sentence: str
) -> None:
    before = stored_files()

    response = send(editor, SimpleUploadedFile(name, make(), content_type="image/jpeg"))

    assert response.status_code == 200
    assert sentence in said(response)
    assert not get_image_model().objects.exists()
    assert stored_files() == before


@pytest.mark.parametrize(("name", "make", "sentence"), [UNREADABLE, CUT, BOMB])
def test_a_bad_file_does_not_replace_a_good_one(
    editor: Client, name: str, make: Callable[[], bytes], sentence: str
) -> None:
    picture = get_image_model().objects.create(title="Photo", file=picture_file())
    before = picture.file.read()

    data = {"title": "Photo", "file": SimpleUploadedFile(name, make()), "collection": picture.collection_id, "tags": ""}
    response = editor.post(reverse("wagtailimages:edit", args=[picture.pk]), data)

    assert response.status_code == 200
    assert sentence in said(response)
    with get_image_model().objects.get(pk=picture.pk).file.open() as file:
        assert file.read() == before


@pytest.mark.parametrize("send", [choose, drop, add])
def test_every_way_to_upload_keeps_a_good_file(editor: Client, send: Callable[..., Any]) -> None:
    response = send(editor, SimpleUploadedFile("photo.jpeg", GOOD_FILES["JPEG"], content_type="image/jpeg"))

    assert response.status_code in {200, 302}
    (picture,) = get_image_model().objects.all()
    assert (picture.width, picture.height) == (320, 240)
    with picture.file.open() as file:
        assert file.read() == GOOD_FILES["JPEG"]


CONVERTED = {
    "a photograph of a phone": ("IMG_0042.heic", lambda: photograph(image_format="HEIF"), "IMG_0042.jpg", (120, 80)),
    "a scan of 16 bits": ("scan.png", deep_png, "scan.png", (64, 48)),
    "a photograph on its side": ("photo.jpg", lambda: photograph((80, 120), orientation=6), "photo.jpg", (80, 120)),
    "a photograph with a position": ("photo.jpg", photograph, "photo.jpg", (120, 80)),
}


@pytest.mark.parametrize("send", [choose, drop, add])
@pytest.mark.parametrize("what", CONVERTED)
def test_every_way_to_upload_converts_what_can_be_shown(editor: Client, send: Callable[..., Any], what: str) -> None:
    name, make, stored_name, size = CONVERTED[what]
    before = stored_files()

    response = send(editor, SimpleUploadedFile(name, make(), content_type="image/jpeg"))

    assert response.status_code in {200, 302}
    (picture,) = get_image_model().objects.all()
    assert (picture.width, picture.height) == size
    assert Path(picture.file.name).stem.startswith(Path(stored_name).stem)
    assert Path(picture.file.name).suffix == Path(stored_name).suffix
    with picture.file.open() as file:
        data = file.read()
    assert not has_position(data)
    assert (picture.file_size, picture.file_hash) == (len(data), hashlib.sha1(data).hexdigest())  # noqa: S324 - Wagtail's
    fresh = stored_files() - before
    assert fresh
    assert not any(has_position(path.read_bytes()) for path in fresh)
