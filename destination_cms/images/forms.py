"""The upload form of images: what cannot be shown is converted or refused there, in the editor's language."""

import io
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

import willow
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageSequence, UnidentifiedImageError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from ..conf import get_settings
from .fields import cleaned_file
from .originals import is_heic
from .room import refuse_without_room

#: Pixels of the corner that is encoded on trial.
_TRIAL = 16


class CheckedImageField(WagtailImageField):
    """Refuse a file that cannot be shown, and one with too many pixels; clean the others.

    Wagtail decodes a file before it counts the pixels, and a file that was cut off on its way
    ends there as a server error.
    """

    default_error_messages = {
        "damaged_picture": _(
            "The file cannot be read as a picture: it is damaged or was cut off. Save it again and try again."
        ),
        "drawing": _(
            "SVG drawings cannot be converted to the sizes that pages and apps need. Export it as PNG or JPEG."
        ),
        "not_renderable": _(
            "The picture can be read, but not converted to the sizes that pages and apps need. Save it as PNG or JPEG, with "
            "8 bits per colour."
        ),
    }

    def to_python(self, data: Any) -> Any:
        """Return the uploaded file as it will be stored, every frame of it decoded once.

        Raises:
            ValidationError: it is not an image, damaged, too large, or cannot be converted to the declared sizes.
        """
        try:
            if data:
                self.check_image_file_size(data)
                self._count_pixels(data)
                if is_heic(data):
                    data = _uploaded(data)
            upload = super().to_python(data)
            if upload is None:
                return None
            self._refuse_drawings(upload)
            _decode(upload)
            upload = _uploaded(upload)
            self._try_formats(upload)
        except ValidationError:
            raise
        except Exception as error:  # a decoder may raise anything at a damaged file
            raise ValidationError(self.error_messages["damaged_picture"], code="damaged_picture") from error
        return upload

    def _count_pixels(self, data: Any) -> None:
        """Refuse more pixels than allowed, by what the header says: before anything is decoded."""
        try:
            with Image.open(data) as picture:
                pixels = picture.width * picture.height * getattr(picture, "n_frames", 1)
        except (UnidentifiedImageError, Image.DecompressionBombError):
            return  # Wagtail has words for these
        finally:
            data.seek(0)
        if self.max_image_pixels is not None and pixels > self.max_image_pixels:
            raise ValidationError(
                self.error_messages["file_too_many_pixels"]
                % {"num_pixels": pixels, "max_pixels_count": self.max_image_pixels},
                code="file_too_many_pixels",
            )

    def _refuse_drawings(self, upload: Any) -> None:
        """Refuse SVG, also where the site allows its extension: Willow makes no pixels of it."""
        if upload.image.format_name == "svg":
            raise ValidationError(self.error_messages["drawing"], code="drawing")

    def _try_formats(self, upload: Any) -> None:
        """Refuse what one of the declared formats cannot hold, before a page is published without its image."""
        try:
            _encode_corner(upload, get_settings()["IMAGE_FORMATS"])
        except Exception as error:  # an encoder may raise anything too
            raise ValidationError(self.error_messages["not_renderable"], code="not_renderable") from error


def _decode(upload: Any) -> None:
    """Decode a file of a format that Pillow reads; Willow may know others."""
    Image.init()
    if upload.image.format_name.upper() not in Image.OPEN:
        return
    try:
        with Image.open(upload) as picture:
            for frame in ImageSequence.Iterator(picture):
                frame.load()
    finally:
        upload.seek(0)


def _uploaded(upload: Any) -> Any:
    """Return an uploaded file, cleaned; the same object where nothing must change."""
    name, content = cleaned_file(upload.name, upload)
    if content is upload:
        return upload
    image = willow.Image.open(io.BytesIO(content.read()))
    content.seek(0)
    clean = InMemoryUploadedFile(content, None, PurePath(name).name, image.mime_type, content.size, None)
    clean.image = image  # type: ignore[attr-defined]
    return clean


def _encode_corner(upload: Any, formats: Sequence[str]) -> None:
    """Put a corner through the steps of a rendition, in each format."""
    upload.seek(0)
    try:
        picture = willow.Image.open(upload).auto_orient()
        width, height = picture.get_size()
        picture = picture.crop((0, 0, min(width, _TRIAL), min(height, _TRIAL))).resize((_TRIAL // 2, _TRIAL // 2))
        for name in formats:
            candidate = picture
            if name == "jpeg" and picture.has_alpha():
                candidate = picture.set_background_color_rgb((255, 255, 255))
            getattr(candidate, f"save_as_{name}")(io.BytesIO())
    finally:
        upload.seek(0)


class CheckedImageForm(BaseImageForm):
    """The form of an image, with a file field that refuses what cannot be shown and cleans what can.

    Set ``WAGTAILIMAGES_IMAGE_FORM_BASE`` to this class. The number of pixels is limited by
    ``WAGTAILIMAGES_MAX_IMAGE_PIXELS``. Photographs of phones (HEIC) are taken where
    ``WAGTAILIMAGES_EXTENSIONS`` lists ``heic``, and stored as JPEG.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take the arguments of Wagtail's form."""
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = CheckedImageField(
                label=field.label, required=field.required, widget=field.widget, max_length=field.max_length
            )

    def clean_file(self) -> Any:
        """Refuse a new file that the storage has no room for."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            refuse_without_room(file, self.instance._meta.get_field("file").storage)
        return file
