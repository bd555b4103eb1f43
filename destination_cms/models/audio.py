"""Audio recordings: snippets, published while something public offers them to be heard."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from ..audio.messages import audio_error
from ..audio.metadata import without_metadata
from ..audio.reading import read_audio
from ..audio.refusals import MAX_FILE_BYTES, AudioRefused, too_large
from ..choices import SpokenLanguage
from ..originals import originals_storage
from .audio_widgets import AudioFileWidget
from .published_files import PublishedFile, original_path

__all__ = ["Audio"]

#: A sign language is not heard.
_LANGUAGES = [(value, label) for value, label in SpokenLanguage.choices if value != SpokenLanguage.FSL]


class Audio(index.Indexed, PublishedFile):
    """A recording of speech, with a transcript; schema.org ``AudioObject``. The file is kept without its tags."""

    kind_name = "audio"
    originals_folder = "audio"
    public_folder = "recordings"

    title = models.CharField(
        _("title"),
        max_length=120,
        help_text=_("What is heard, in the language of the recording; 120 characters at most."),
    )
    language = models.CharField(
        _("language"), max_length=10, choices=_LANGUAGES, help_text=_("The language that is spoken.")
    )
    file: Any = models.FileField(
        _("audio file"),
        storage=originals_storage,
        upload_to=original_path,
        max_length=255,
        help_text=_("MP3 or M4A; 60 MB and 60 minutes at most. Names and places in the file’s own tags are removed."),
    )
    transcript = models.TextField(
        _("transcript"),
        validators=[MaxLengthValidator(20_000)],
        help_text=_(
            "All that is said, for those who do not hear it; an empty line begins a paragraph. 20,000 characters at most."
        ),
    )
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who wrote and spoke it; 200 characters at most.")
    )
    licence = models.CharField(
        _("licence"), max_length=100, blank=True, help_text=_("For example CC BY 4.0, or the number of the contract.")
    )
    rights_until = models.DateField(
        _("may be heard until"),
        null=True,
        blank=True,
        help_text=_("The last day; after it the recording disappears from every page. Empty for no end."),
    )
    duration_seconds = models.PositiveIntegerField(editable=False, default=0)

    search_fields: ClassVar = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("language"),
    ]

    panels: ClassVar = [
        FieldPanel("title"),
        FieldPanel("language"),
        FieldPanel("file", widget=AudioFileWidget),
        FieldPanel("transcript"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("credit"), FieldPanel("licence")]), FieldPanel("rights_until")],
            heading=_("Rights"),
        ),
    ]

    class Meta:
        db_table = "destination_audio"
        verbose_name = _("audio recording")
        verbose_name_plural = _("audio recordings")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a file that is not a recording.

        Raises:
            ValidationError: keyed by ``file``.
        """
        super().clean()
        if not self.has_new_file:
            return
        try:
            if self.file.size > MAX_FILE_BYTES:
                raise too_large(self.file.name, self.file.size)
            read_audio(*self.file_bytes())
        except AudioRefused as refused:
            raise ValidationError({"file": audio_error(refused)}) from refused

    def read_file(self, filename: str, data: bytes) -> tuple[bytes, str]:
        """Note what a recording is; its tags are not stored.

        Raises:
            AudioRefused: the file is not a recording.
        """
        facts = read_audio(filename, data)
        self.mime_type, self.duration_seconds = facts.mime_type, facts.duration_seconds
        return without_metadata(data), facts.extension
