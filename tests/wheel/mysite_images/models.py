"""The image model that the site had before the plugin came."""

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class SitePicture(AbstractImage):
    photographer = models.CharField(max_length=100, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "photographer")


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SitePicture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="site_rendition_key")
        ]
