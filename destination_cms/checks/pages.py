"""E006: the site has a base page model of its own."""

from typing import Any

from django.core.checks import CheckMessage, Error
from wagtail.models import Page

from ..base_page import page_model
from ..registry import get_verticals


def check_base_page(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E006: a page of a vertical stands on another base page than the site's."""
    base = page_model()
    if base is Page:
        return []
    kinds = [kind for vertical in get_verticals().values() for kind in vertical.kinds]
    strange = [kind.model for kind in kinds if issubclass(kind.model, Page)]
    if not strange:
        return []
    return [
        Error(
            f"WAGTAIL_PAGE_MODEL is '{base._meta.label}', and {_listed(strange)} need Wagtail's own Page.",
            hint=(
                "Copy the folders of these apps into your project, and put your base page under the mixins in their "
                "models. Errors about 'page_ptr' come from the same cause."
            ),
            id="destination_cms.E006",
        )
    ]


def _listed(models: list[Any]) -> str:
    return ", ".join(model._meta.label for model in models)
