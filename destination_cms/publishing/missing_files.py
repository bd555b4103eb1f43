"""Requests for the files of public images, recordings and models that are not there yet."""

from collections.abc import Mapping
from typing import Any

from ..images.renditions import request_renditions
from ..projections.images import missing_presets
from ..projections.kinds import IMAGE_KIND
from ..projections.published_files import is_without_copy
from .public_copies import request_public_copies
from .source_names import pk_of

__all__ = ["request_missing_files"]


def request_missing_files(payloads: Mapping[str, Any]) -> None:
    """Enqueue what makes the files that payloads lack, by source, whether the payloads have changed or not.

    A process that died between a sweep and its tasks leaves such a payload; the next look at it mends that.
    """
    images = {source: payload for source, payload in payloads.items() if source.startswith(f"{IMAGE_KIND}:")}
    if pks := [pk_of(source) for source, payload in images.items() if missing_presets(payload)]:
        request_renditions(pks)
    others = ((source, payload) for source, payload in payloads.items() if source not in images)
    if sources := [source for source, payload in others if is_without_copy(payload)]:
        request_public_copies(sources)
