"""The form widget of a recording's file: what is stored can be heard, and another file can be chosen."""

from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat

from .widgets import admin_address

__all__ = ["AudioFileWidget", "clock_time"]


class AudioFileWidget(forms.FileInput):
    """A file input; the stored file has no address of its own, so that a view of the admin plays it."""

    template_name = "destination_cms/widgets/audio_file.html"

    def __init__(self, attrs: Any = None) -> None:
        """Offer the files that are taken first."""
        super().__init__({"accept": ".mp3,.m4a,audio/mpeg,audio/mp4", **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Add what is stored, where there is something."""
        context: dict[str, Any] = super().get_context(name, None, attrs)
        audio = getattr(value, "instance", None)
        if audio is not None and audio.pk and audio.sha256:
            context |= {
                "address": admin_address("destination_audio", audio.pk),
                "name": value.name.rpartition("/")[2],
                "length": clock_time(audio.duration_seconds),
                "size": filesizeformat(audio.byte_size),
            }
        return context

    def format_value(self, value: Any) -> None:
        """Return nothing: a browser takes no value for a file."""


def clock_time(seconds: int) -> str:
    """Return a length as players show it: ``2:05``."""
    return f"{seconds // 60}:{seconds % 60:02d}"
