"""Projection of the file of a recording or a model of augmented reality."""

from typing import Any


def project_file(row: Any) -> dict[str, Any] | None:
    """Return ``{"name", "mime_type", "byte_size", "sha256"}`` of a row's public copy; ``None`` until it has been made.

    The file is given by its name below the address of all public files, which depends on the deployment.
    """
    if not row.public_name:
        return None
    return {
        "name": row.public_name,
        "mime_type": row.mime_type,
        "byte_size": row.byte_size,
        "sha256": row.sha256,
    }


def is_without_copy(payload: Any) -> bool:
    """Return whether the payload of such a row names no public copy."""
    return isinstance(payload, dict) and payload.get("file") is None
