"""Projection of audio recordings."""

from typing import Any

from ..verticals import Projection, Resolver
from .published_files import project_file


def project_audio(audio: Any, resolver: Resolver) -> Projection:
    """Return a recording's projection: language, length in seconds, transcript, rights, and its public copy."""
    return Projection(
        title=audio.title,
        payload={
            "language": audio.language,
            "duration_seconds": audio.duration_seconds,
            "transcript": audio.transcript,
            "credit": audio.credit,
            "licence": audio.licence,
            "file": project_file(audio),
        },
    )
