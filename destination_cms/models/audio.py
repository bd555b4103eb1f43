"""Audio recordings: snippets, published while something public offers them to be heard."""

import hashlib
import secrets
from datetime import datetime, timedelta
from functools import partial
from pathlib import PurePath
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from ..audio.messages import audio_error
from ..audio.metadata import without_metadata
from ..audio.reading import AudioFacts, read_audio
from ..audio.refusals import MAX_FILE_BYTES, AudioRefused, too_large
from ..choices import SpokenLanguage
from ..conf import get_settings
from ..originals import originals_storage
from .audio_widgets import AudioFileWidget
from .rights import end_of_day
from .withdrawn_files import WithdrawnFile

__all__ = ["AUDIO_ORIGINALS", "Audio"]

#: Folder of the uploaded files in the storage of originals; each is in a folder of its own.
AUDIO_ORIGINALS = "audio"
_STEM_LENGTH = 60
#: A sign language is not heard.
_LANGUAGES = [(value, label) for value, label in SpokenLanguage.choices if value != SpokenLanguage.FSL]


def _folder(instance: Any, filename: str) -> str:
    """Return a path that cannot be guessed, for a site whose storage of originals has public addresses."""
    return f"{AUDIO_ORIGINALS}/{secrets.token_urlsafe(12)}/{PurePath(filename).name}"


class Audio(index.Indexed, models.Model):
    """A recording of speech, with a transcript; schema.org ``AudioObject``.

    The uploaded file is private and is kept without its tags. A copy of it is public while something public offers the
    recording: ``public_name`` is the copy's name in the storage of renditions, empty while there is none.
    """

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
        upload_to=_folder,
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
    mime_type = models.CharField(max_length=20, editable=False, blank=True)
    duration_seconds = models.PositiveIntegerField(editable=False, default=0)
    byte_size = models.PositiveIntegerField(editable=False, default=0)
    sha256 = models.CharField(max_length=64, editable=False, blank=True)
    public_name = models.CharField(max_length=255, editable=False, blank=True, db_index=True)

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new file without its tags, and what it is; the one before goes with its public copy.

        Raises:
            AudioRefused: the file is not a recording; forms say so before.
        """
        if not self.has_new_file:
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            former = type(self).objects.filter(pk=self.pk).values_list("file", "public_name").first()
            self._take_file()
            super().save(*args, **kwargs)
            if former is not None:
                _let_go(self.file.storage, *former)

    @property
    def expire_at(self) -> datetime | None:
        """The moment from which it is hidden: midnight after the last day, in the site's time zone."""
        return end_of_day(self.rights_until)

    @property
    def has_new_file(self) -> bool:
        """Whether a file was uploaded that is not stored yet."""
        return bool(self.file) and not self.file._committed  # noqa: SLF001 - as Django's own field does

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
            self._read()
        except AudioRefused as refused:
            raise ValidationError({"file": audio_error(refused)}) from refused

    def _read(self) -> tuple[AudioFacts, bytes]:
        self.file.seek(0)
        data = self.file.read()
        self.file.seek(0)
        return read_audio(PurePath(self.file.name).name, data), data

    def _take_file(self) -> None:
        facts, data = self._read()
        clean = without_metadata(data)
        stem = PurePath(self.file.name).stem[:_STEM_LENGTH] or "audio"
        self.file = ContentFile(clean, name=f"{stem}.{facts.extension}")
        self.mime_type, self.duration_seconds = facts.mime_type, facts.duration_seconds
        self.byte_size, self.sha256 = len(clean), hashlib.sha256(clean).hexdigest()
        self.public_name = ""


def _let_go(storage: Any, name: str, public_name: str) -> None:
    """Delete a file once the transaction is committed, and note its public copy for removal after the grace time."""
    if public_name:
        grace = timedelta(minutes=get_settings()["FILE_GRACE_MINUTES"])
        WithdrawnFile.objects.create(name=public_name, remove_after=timezone.now() + grace)
    transaction.on_commit(partial(storage.delete, name), robust=True)


def _after_delete(sender: Any, instance: Audio, **kwargs: Any) -> None:
    if instance.file.name:
        _let_go(instance.file.storage, instance.file.name, instance.public_name)


post_delete.connect(_after_delete, sender=Audio, dispatch_uid="destination_cms.audio.after_delete")
