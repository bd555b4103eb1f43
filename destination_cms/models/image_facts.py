"""What a task has worked out of a picture and its files, so that no read has to open one."""

from django.db import models


class ImageFacts(models.Model):
    """Facts of one picture of the site's image model, by its primary key.

    ``files`` holds one entry per rendition that was made:
    ``{spec, key, preset, mime_type, width, height, byte_size, sha256}``, ``key`` being Wagtail's
    focal point key, so that facts of an old crop are told from those of the new one.
    """

    image = models.BigIntegerField(primary_key=True)
    dominant_color = models.CharField(max_length=7, blank=True)
    blur_data_url = models.TextField(blank=True)
    files = models.JSONField(default=list)

    class Meta:
        db_table = "destination_image_facts"

    def __str__(self) -> str:
        return f"image {self.image}: {len(self.files)} files"
