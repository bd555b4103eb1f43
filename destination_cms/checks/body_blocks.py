"""E009: blocks of a text that cannot be shown."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from wagtail.blocks import Block
from wagtail.fields import StreamField

from ..blocks import body_blocks
from ..projections.blocks import CORE_PROJECTORS
from ..registry import declared_items, get_verticals
from ..verticals import BlockType, Kind, KindExtension
from .names import NAME

_Fault = tuple[str, str]


def check_body_blocks(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E009: a block of a text cannot be shown."""
    faults = [*_block_type_faults(), *_field_faults()]
    return [Error(fault, hint=hint, id="destination_cms.E009") for fault, hint in faults]


def _block_type_faults() -> Iterator[_Fault]:
    owners = dict.fromkeys(CORE_PROJECTORS, "the core")
    for vertical in get_verticals().values():
        declared: Sequence[object] = vertical.body_blocks
        for item in declared:
            if not isinstance(item, BlockType):
                yield (
                    (
                        f"The vertical '{vertical.name}' has {type(item).__name__} among its body_blocks, which is not a "
                        f"BlockType."
                    ),
                    "Fill Vertical.body_blocks with destination_cms.verticals.BlockType.",
                )
                continue
            for fault, hint in _faults_of_block(item):
                yield f"The block type '{item.name}' of the vertical '{vertical.name}' {fault}.", hint
            if item.name in owners:
                yield (
                    f"The block type '{item.name}' is declared by {owners[item.name]} and by the vertical '{vertical.name}'.",
                    "Its name is stored with every block: rename the one that is not in use yet.",
                )
            owners[item.name] = f"the vertical '{vertical.name}'"


def _faults_of_block(item: BlockType) -> Iterator[_Fault]:
    block: object = item.block
    if not NAME.fullmatch(str(item.name)):
        yield "has an invalid name", "A name is snake_case: a to z, 0 to 9 and _, a letter first, 40 at most."
    project: object = item.project
    if not callable(project):
        yield "has no projector", "Set project to a function (value, resolver) -> dict or None."
    if not callable(block) or not isinstance(block(), Block):
        yield "has no Wagtail block", "Set block to what returns one: a block class, or a function."


def _field_faults() -> Iterator[_Fault]:
    """Yield the blocks that a text built on the core's blocks has and that are not projected."""
    known = {*CORE_PROJECTORS, *(item.name for item in declared_items(BlockType))}
    core = {name for name, _ in body_blocks()}
    models = [*(kind.model for kind in declared_items(Kind)), *(item.model for item in declared_items(KindExtension))]
    for model in filter(None, dict.fromkeys(models)):
        for column in model._meta.get_fields():
            blocks = set(column.stream_block.child_blocks) if isinstance(column, StreamField) else set()
            for name in sorted(blocks - known) if core <= blocks else ():
                yield (
                    f"{model._meta.label}.{column.name} has blocks of the type '{name}', which no vertical projects.",
                    (
                        f"Declare it: Vertical(body_blocks=(BlockType(name={name!r}, …),)). Until then whatever holds one is "
                        f"not published."
                    ),
                )
