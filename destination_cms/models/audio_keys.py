"""The key by which a thing offers an audio recording."""

from typing import Any

from django.db import models

__all__ = ["audio_key"]


def audio_key(verbose_name: Any) -> Any:
    """Return the model field; it is empty where the recording is deleted."""
    return models.ForeignKey(
        "destination_cms.Audio",
        verbose_name=verbose_name,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
