"""Registration of the restaurants vertical, nothing else."""

from wagtail import hooks

from destination_cms.verticals import HOOK_NAME, Vertical

from .vertical import vertical


@hooks.register(HOOK_NAME)
def register_restaurants() -> Vertical:
    return vertical
