"""The upload form of pictures: what cannot be decoded is refused there, in the editor's language."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.forms import BaseImageForm


class CheckedImageForm(BaseImageForm):
    """Refuse a file whose header says "picture" and whose content does not.

    Wagtail reads only the header; a file that was cut off on its way would fail later, as a
    server error. Set ``WAGTAILIMAGES_IMAGE_FORM_BASE`` to this class. The number of pixels is
    limited before by ``WAGTAILIMAGES_MAX_IMAGE_PIXELS``.
    """

    def clean_file(self) -> Any:
        """Return the uploaded file, decoded once.

        Raises:
            ValidationError: it cannot be decoded.
        """
        upload = self.cleaned_data["file"]
        if not upload or "file" not in self.changed_data:
            return upload
        try:
            upload.seek(0)
            with Image.open(upload) as picture:
                picture.load()
        except (OSError, SyntaxError, ValueError, MemoryError, Image.DecompressionBombError) as error:
            raise ValidationError(
                _("The file cannot be read as a picture: it is damaged or was cut off. Save it anew and try again."),
                code="damaged_picture",
            ) from error
        finally:
            upload.seek(0)
        return upload
