"""The upload form of pictures: what cannot be decoded is refused there, in the editor's language."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageSequence, UnidentifiedImageError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class CheckedImageField(WagtailImageField):
    """Refuse a file whose header says "picture" and whose content does not, and one with too many pixels.

    Wagtail decodes a file before it counts the pixels, and a file that was cut off on its way
    ends there as a server error.
    """

    default_error_messages = {
        "damaged_picture": _(
            "The file cannot be read as a picture: it is damaged or was cut off. Save it anew and try again."
        )
    }

    def to_python(self, data: Any) -> Any:
        """Return the uploaded file, every frame of it decoded once.

        Raises:
            ValidationError: it is no picture, damaged, or too large.
        """
        try:
            if data:
                self._count_pixels(data)
            upload = super().to_python(data)
            if upload is not None:
                _decode(upload)
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


def _decode(upload: Any) -> None:
    """Decode a file of a format that Pillow reads; others, such as SVG, are Willow's business."""
    Image.init()
    if upload.image.format_name.upper() not in Image.OPEN:
        return
    try:
        with Image.open(upload) as picture:
            for frame in ImageSequence.Iterator(picture):
                frame.load()
    finally:
        upload.seek(0)


class CheckedImageForm(BaseImageForm):
    """The form of a picture, with a file field that refuses what is no whole picture.

    Set ``WAGTAILIMAGES_IMAGE_FORM_BASE`` to this class. The number of pixels is limited by
    ``WAGTAILIMAGES_MAX_IMAGE_PIXELS``.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take the arguments of Wagtail's form."""
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = CheckedImageField(
                label=field.label, required=field.required, widget=field.widget, max_length=field.max_length
            )
