"""Reasons for which an audio file is refused, and the limits that they name."""

from typing import Any

#: Bytes of a file: an hour at 128 kbit/s.
MAX_FILE_BYTES = 60_000_000
MAX_SECONDS = 3_600


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogues; it is translated where it is shown."""
    return message


#: Each reason with its sentence; the limits and values are parameters.
SENTENCES = {
    "too_large": gettext_noop("%(filename)s has %(megabytes)s MB; the limit is %(limit)s MB."),
    "empty": gettext_noop("%(filename)s is empty."),
    "html": gettext_noop("%(filename)s is a web page, not a recording. The download may have failed."),
    "other_format": gettext_noop(
        "%(filename)s is a %(format)s file, which not every telephone plays: save it as MP3 or M4A."
    ),
    "video": gettext_noop("%(filename)s holds a video: save its sound as MP3 or M4A."),
    "unknown_format": gettext_noop("%(filename)s is not an MP3 or M4A file."),
    "damaged": gettext_noop("%(filename)s is damaged: its length cannot be read."),
    "too_long": gettext_noop("%(filename)s lasts %(minutes)s minutes; the limit is %(limit)s minutes."),
}


class AudioRefused(Exception):
    """A file that is not taken.

    Attributes:
        code: a key of ``SENTENCES``.
        params: what the sentence names.
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params

    def __str__(self) -> str:
        return SENTENCES[self.code] % self.params


def too_large(filename: str, size: int) -> AudioRefused:
    """Return the refusal of a file of so many bytes."""
    return AudioRefused(
        "too_large", filename=filename, megabytes=-(-size // 1_000_000), limit=MAX_FILE_BYTES // 1_000_000
    )
