"""Pictures of which the office knows who made them, and how long it may show them.

Install the app and set ``WAGTAILIMAGES_IMAGE_MODEL = "destination_pictures.Picture"``, or put ``RightsMixin`` into an image
model of your own.
"""

from datetime import datetime, time, timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

RIGHTS_FIELDS = ("credit", "licence", "rights_until")


class RightsMixin(models.Model):
    """Credit (IPTC ``Credit Line``), licence (schema.org ``license``), and the last day it may be shown."""

    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who has to be named beside the picture.")
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
        if self.rights_until is None:
            return None
        return timezone.make_aware(datetime.combine(self.rights_until + timedelta(days=1), time.min))


class Picture(RightsMixin, AbstractImage):
    """A picture with its rights."""

    admin_form_fields: ClassVar = (*Image.admin_form_fields, *RIGHTS_FIELDS)

    class Meta(AbstractImage.Meta):
        db_table = "destination_picture"
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class PictureRendition(AbstractRendition):
    """A file that was made of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        db_table = "destination_picture_rendition"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="destination_picture_rendition_key"
            )
        ]
