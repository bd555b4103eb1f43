"""Pictures with a credit, a licence and an end of rights.

Install the app and set ``WAGTAILIMAGES_IMAGE_MODEL = "destination_pictures.Picture"``, or put ``PrivateOriginalMixin``
and ``RightsMixin`` before ``AbstractImage`` in an image model of your own.
"""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image, get_upload_to

from ..images.fields import OriginalImageField, cleaned_file
from ..images.public_files import public_file
from ..models.rights import end_of_day

RIGHTS_FIELDS = ("credit", "licence", "rights_until")


class PrivateOriginalMixin(models.Model):
    """An original that has no public address, upright and without metadata; only renditions are public.

    It is stored under the alias ``destination_originals`` of ``STORAGES``. Put it before ``AbstractImage``.
    """

    file = OriginalImageField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Clean a new file before its width, height, size and hash are written."""
        if self.file.name and not self.file._committed:  # noqa: SLF001 - as Django's own field does
            name, content = cleaned_file(self.file.name, self.file)
            if content is not self.file:
                self.file = content
                self.file.name = name
            self._set_image_file_metadata()  # type: ignore[attr-defined]
        super().save(*args, **kwargs)

    def generate_rendition_file(self, filter: Any, *, source: Any = None) -> Any:  # noqa: A002 - Wagtail's name
        """Return the file that Wagtail makes of the original, as ``public_file`` names it."""
        return public_file(super().generate_rendition_file(filter, source=source))  # type: ignore[misc]


class RightsMixin(models.Model):
    """Credit (IPTC ``Credit Line``), licence (schema.org ``license``), and the last day it may be shown."""

    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Credit to show next to the picture.")
    )
    licence = models.CharField(
        _("licence"), max_length=100, blank=True, help_text=_("For example CC BY 4.0, or the number of the contract.")
    )
    rights_until = models.DateField(
        _("may be shown until"),
        null=True,
        blank=True,
        help_text=_("The last day; after it the picture disappears from every page. Empty for no end."),
    )

    class Meta:
        abstract = True

    @property
    def expire_at(self) -> datetime | None:
        """The moment from which it is hidden: midnight after the last day, in the site's time zone."""
        return end_of_day(self.rights_until)


class Picture(PrivateOriginalMixin, RightsMixin, AbstractImage):
    """An image with its rights."""

    admin_form_fields: ClassVar = (*Image.admin_form_fields, *RIGHTS_FIELDS)

    class Meta(AbstractImage.Meta):
        db_table = "destination_picture"
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class PictureRendition(AbstractRendition):
    """A file that was made of an image."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        db_table = "destination_picture_rendition"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="destination_picture_rendition_key"
            )
        ]
