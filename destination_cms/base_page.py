"""The site's base page model, which Wagtail 8 lets a site swap."""

from typing import Any

import swapper


def page_model() -> Any:
    """Return the base page model class. Call it inside functions: apps must be loaded."""
    return swapper.load_model("wagtailcore", "Page")
