"""The site's base page model, which Wagtail 8 lets a site swap."""

from functools import cache
from typing import Any

import swapper
from django.apps import apps


@cache
def page_model() -> Any:
    """Return the base page model class. Call it inside functions: apps must be loaded."""
    return swapper.load_model("wagtailcore", "Page")


def text_page_model() -> Any:
    """Return the class of text pages, or ``None`` on a site that swaps Wagtail's base page."""
    return apps.all_models["destination_cms"].get("textpage")
