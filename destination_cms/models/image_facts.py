"""Facts of an image and its files, computed by a task, so that no read must open a file."""

from django.db import models


class ImageFacts(models.Model):
    """Facts of one image of the site's image model, by its primary key.

    ``files`` holds one entry per rendition that was made:
    ``{spec, key, preset, mime_type, width, height, byte_size, sha256}``, ``key`` being Wagtail's
    focal point key, so that facts of an old crop differ from those of the new one.

    ``failed_file`` is the name of the original that no file could be made of: it is not tried again until
    the original is another one.
    """

    image = models.BigIntegerField(primary_key=True)
    dominant_color = models.CharField(max_length=7, blank=True)
    blur_data_url = models.TextField(blank=True)
    files = models.JSONField(default=list)
    failed_file = models.CharField(max_length=255, blank=True)
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "destination_image_facts"

    def __str__(self) -> str:
        return f"image {self.image}: {len(self.files)} files"
