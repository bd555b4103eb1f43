"""The base map of a site: a PMTiles file of its own, below the markers of every map."""

from pathlib import PurePath
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.images.models import get_rendition_storage

from ..geo.base_maps import SENTENCES, Archive, BaseMapRefused, read_archive
from ..refusal_texts import refusal_text

__all__ = ["BASE_MAP_FOLDER", "BASE_MAP_KIND", "OPENSTREETMAP", "BaseMap", "base_map_error"]

#: Folder of the files in the storage of public files.
BASE_MAP_FOLDER = "base-maps"
#: Name of the kind of publication.
BASE_MAP_KIND = "base_map"
#: What the Open Database License 1.0 asks to be shown.
OPENSTREETMAP = "© OpenStreetMap contributors"
_STEM_LENGTH = 40
#: Hex digits of SHA-256 in a name, as in those of images.
_HASH_LENGTH = 16


class BaseMap(models.Model):
    """A PMTiles file of a site with what maps must know of it. It is public as soon as it is saved.

    The file is checked whichever way it comes, and named after its content: another file has another address.
    """

    site = models.OneToOneField(
        "wagtailcore.Site",
        verbose_name=_("site"),
        on_delete=models.CASCADE,
        related_name="+",
        error_messages={"unique": _("This site has a base map already: edit that one.")},
    )
    file = models.FileField(
        _("file"),
        upload_to=BASE_MAP_FOLDER,
        storage=get_rendition_storage,
        max_length=255,
        help_text=_("A PMTiles file (version 3) with vector tiles of the Protomaps basemap, 300 MB at most."),
    )
    attribution = models.CharField(
        _("attribution"),
        max_length=250,
        default=OPENSTREETMAP,
        help_text=_("Whose data it is; shown on every map. OpenStreetMap must be named where the file is made of it."),
    )
    filename = models.CharField(_("file name"), max_length=255, editable=False)
    byte_size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    min_zoom = models.PositiveSmallIntegerField(_("coarsest zoom level"), editable=False)
    max_zoom = models.PositiveSmallIntegerField(_("finest zoom level"), editable=False)
    south = models.FloatField(editable=False)
    west = models.FloatField(editable=False)
    north = models.FloatField(editable=False)
    east = models.FloatField(editable=False)

    panels: ClassVar = [
        FieldPanel("site"),
        FieldPanel("file"),
        FieldPanel("attribution"),
        HelpPanel(template="destination_cms/panels/base_map.html", heading=_("What is in use")),
    ]

    class Meta:
        db_table = "destination_base_map"
        verbose_name = _("base map")
        verbose_name_plural = _("base maps")

    #: The file that was checked last, and what it holds.
    _checked: tuple[Any, Archive] | None = None

    def __str__(self) -> str:
        return self.filename

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row, and its file under a name of its content.

        Raises:
            BaseMapRefused: maps cannot draw the file.
        """
        archive = self._check()
        if archive is not None:
            stem = slugify(PurePath(archive.filename).stem)[:_STEM_LENGTH] or "map"
            self.file.name = f"{stem}.{archive.sha256[:_HASH_LENGTH]}.pmtiles"
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a file that maps cannot draw, and an attribution that does not name whose data it is.

        Raises:
            ValidationError: keyed by ``file`` or ``attribution``.
        """
        super().clean()
        try:
            archive = self._check()
        except BaseMapRefused as refused:
            raise ValidationError({"file": base_map_error(refused)}) from refused
        if (
            archive
            and "openstreetmap" in archive.attribution.lower()
            and "openstreetmap" not in self.attribution.lower()
        ):
            message = _("The file %(filename)s is made of OpenStreetMap's data: write “%(wanted)s”.")
            params = {"filename": archive.filename, "wanted": OPENSTREETMAP}
            raise ValidationError({"attribution": ValidationError(message, code="attribution", params=params)})

    def _check(self) -> Archive | None:
        """Return what a file that is not stored yet holds, and note it; ``None`` for one that is stored, or missing."""
        file: Any = self.file
        if not file or file._committed:  # noqa: SLF001 - so does Django's field before it stores a file
            return None
        content = file.file
        if self._checked is None or self._checked[0] is not content:
            archive = read_archive(str(file.name), content, file.size)
            self._checked = content, archive
            self.filename, self.byte_size, self.sha256 = archive.filename, archive.byte_size, archive.sha256
            self.min_zoom, self.max_zoom = archive.min_zoom, archive.max_zoom
            bounds = archive.bounds
            self.south, self.west, self.north, self.east = bounds.south, bounds.west, bounds.north, bounds.east
        return self._checked[1]


def base_map_error(refused: BaseMapRefused) -> ValidationError:
    """Return a refusal as an error of a form, in the session's language; it names the file and the limit."""
    return ValidationError(refusal_text(SENTENCES[refused.code], refused.params), code=refused.code)
