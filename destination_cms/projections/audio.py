"""Projection of audio recordings."""

from typing import Any

from ..verticals import Projection, Resolver


def project_audio(audio: Any, resolver: Resolver) -> Projection:
    """Return a recording's projection: language, length in seconds, transcript, rights, and its public copy.

    The file is given by its name below the address of all public files, which depends on the deployment; it is
    ``None`` until the copy has been made.
    """
    return Projection(
        title=audio.title,
        payload={
            "language": audio.language,
            "duration_seconds": audio.duration_seconds,
            "transcript": audio.transcript,
            "credit": audio.credit,
            "licence": audio.licence,
            "file": _file(audio),
        },
    )


def _file(audio: Any) -> dict[str, Any] | None:
    if not audio.public_name:
        return None
    return {
        "name": audio.public_name,
        "mime_type": audio.mime_type,
        "byte_size": audio.byte_size,
        "sha256": audio.sha256,
    }


def is_without_copy(payload: Any) -> bool:
    """Return whether a recording's payload names no public copy."""
    return isinstance(payload, dict) and payload.get("file") is None
