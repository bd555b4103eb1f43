"""UUIDs with a permanent address: those of pages, and of the parts that their kind names (``PermanentAddresses``)."""

import logging
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from ..verticals import Kind
from .planned import OwnedUuid, PlannedRecord

logger = logging.getLogger(__name__)


def owned_uuids(record: PlannedRecord, *, is_new: bool = True) -> set[OwnedUuid]:
    """Return the UUIDs that have a permanent address because a record is public.

    Args:
        record: one that is, or shall be, public.
        is_new: whether the record itself may lack its address; else only its parts may.
    """
    kind, owner = record.kind, UUID(record.key.uuid)
    if kind.permanent is None:
        return set()
    uuids = [UUID(text) for text in parts_of(kind, record.payload)] if record.payload is not None else []
    return {OwnedUuid(record.site, uuid, kind.name, owner) for uuid in [*uuids, *([owner] if is_new else [])]}


def parts_of(kind: Kind, payload: Mapping[str, Any]) -> dict[str, str]:
    """Return the fragment of each part of a payload that has a permanent address, by UUID in its text form.

    A kind whose function fails, or does not give UUIDs, has no parts: its record is published all the same.
    """
    if kind.permanent is None:
        return {}
    try:
        return {str(UUID(text)): fragment for text, fragment in kind.permanent.parts(payload).items()}
    except Exception:
        logger.exception("the parts of a '%s' with permanent addresses cannot be told", kind.name)
        return {}
