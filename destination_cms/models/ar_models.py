"""Three-dimensional models of augmented reality: files of the library, published while a layer shows them."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from ..ar.glb import read_glb
from ..ar.refusals import MAX_USDZ_BYTES, SENTENCES, ModelRefused, too_large
from ..ar.usdz import read_usdz
from ..originals import originals_storage
from ..refusal_texts import refusal_text
from .published_files import PublishedFile, original_path

__all__ = ["ARModel", "ARModelFormat"]

_ZIP_SIGN = b"PK\x03\x04"


class ARModelFormat(models.TextChoices):
    """File format; each has a media type that is registered with IANA."""

    GLB = "GLB", _("GLB (glTF 2.0)")
    USDZ = "USDZ", _("USDZ, for Apple's devices")


_MIME_TYPES = {ARModelFormat.GLB: "model/gltf-binary", ARModelFormat.USDZ: "model/vnd.usdz+zip"}


class ARModel(index.Indexed, PublishedFile):
    """A model in one format; schema.org ``3DModel``. The bytes are served as they were uploaded."""

    kind_name = "ar_model"
    originals_folder = "ar-models"
    public_folder = "models"

    title = models.CharField(_("title"), max_length=120, help_text=_("For editors; 120 characters at most."))
    file: Any = models.FileField(
        _("file"),
        storage=originals_storage,
        upload_to=original_path,
        max_length=255,
        help_text=_("GLB, 15 MB and 200,000 triangles at most, or USDZ, 25 MB at most; textures inside of the file."),
    )
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who made it; 200 characters at most.")
    )
    licence = models.CharField(
        _("licence"), max_length=100, blank=True, help_text=_("For example CC BY 4.0, or the number of the contract.")
    )
    rights_until = models.DateField(
        _("may be shown until"),
        null=True,
        blank=True,
        help_text=_("The last day; after it the model disappears everywhere. Empty for no end."),
    )
    format = models.CharField(_("format"), max_length=10, choices=ARModelFormat.choices, editable=False)
    triangle_count = models.PositiveIntegerField(_("triangles"), null=True, editable=False)
    texture_count = models.PositiveIntegerField(_("textures"), null=True, editable=False)
    width_m = models.FloatField(null=True, editable=False)
    height_m = models.FloatField(null=True, editable=False)
    depth_m = models.FloatField(null=True, editable=False)

    search_fields: ClassVar = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("format"),
    ]

    panels: ClassVar = [
        FieldPanel("title"),
        FieldPanel("file"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("credit"), FieldPanel("licence")]), FieldPanel("rights_until")],
            heading=_("Rights"),
        ),
    ]

    class Meta:
        db_table = "destination_ar_model"
        verbose_name = _("model in three dimensions")
        verbose_name_plural = _("models in three dimensions")

    def __str__(self) -> str:
        return f"{self.title} ({self.format})" if self.format else self.title

    def clean(self) -> None:
        """Refuse a file that devices cannot show.

        Raises:
            ValidationError: keyed by ``file``; it names the file, the reason and the limit.
        """
        super().clean()
        if not self.has_new_file:
            return
        try:
            if self.file.size > MAX_USDZ_BYTES:
                raise too_large(self.file.name, self.file.size, MAX_USDZ_BYTES)
            self.read_file(*self.file_bytes())
        except ModelRefused as refused:
            text = refusal_text(SENTENCES[refused.code], refused.params)
            raise ValidationError({"file": ValidationError(text, code=refused.code)}) from refused

    def read_file(self, filename: str, data: bytes) -> tuple[bytes, str]:
        """Note what a model is.

        Raises:
            ModelRefused: it is neither GLB nor USDZ, is damaged, or goes beyond a limit.
        """
        self.triangle_count = self.texture_count = self.width_m = self.height_m = self.depth_m = None
        if data.startswith(_ZIP_SIGN) or filename.lower().endswith(".usdz"):
            read_usdz(filename, data)
            self.format = ARModelFormat.USDZ
        else:
            facts = read_glb(filename, data)
            self.format = ARModelFormat.GLB
            self.triangle_count, self.texture_count = facts.triangle_count, facts.texture_count
            self.width_m, self.height_m, self.depth_m = facts.size_m
        self.mime_type = _MIME_TYPES[ARModelFormat(self.format)]
        return data, self.format.lower()
