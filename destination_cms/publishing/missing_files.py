"""Requests for the files of public images and recordings that are not there yet."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..images.renditions import request_renditions
from ..projections.audio import is_without_copy
from ..projections.images import missing_presets
from ..projections.kinds import AUDIO_KIND, IMAGE_KIND
from .public_copies import request_public_copies
from .source_names import pk_of

__all__ = ["request_missing_files"]


def request_missing_files(payloads: Mapping[str, Any]) -> None:
    """Enqueue what makes the files that payloads lack, by source, whether the payloads have changed or not.

    A process that died between a sweep and its tasks leaves such a payload; the next look at it mends that.
    """
    if pks := [pk for pk, payload in _of_kind(IMAGE_KIND, payloads) if missing_presets(payload)]:
        request_renditions(pks)
    if pks := [pk for pk, payload in _of_kind(AUDIO_KIND, payloads) if is_without_copy(payload)]:
        request_public_copies(pks)


def _of_kind(kind: str, payloads: Mapping[str, Any]) -> Iterator[tuple[int, Any]]:
    for source, payload in payloads.items():
        if source.startswith(f"{kind}:"):
            yield pk_of(source), payload
