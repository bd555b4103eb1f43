"""Registrations of the vertical for business events, nothing else."""

from wagtail import hooks

from destination_cms.verticals import HOOK_NAME, Vertical

from .vertical import vertical


@hooks.register(HOOK_NAME)
def register_mice() -> Vertical:
    """Return the vertical for business events."""
    return vertical
