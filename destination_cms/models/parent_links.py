"""The relation of a page class to the base page that it extends."""

from typing import Any

from django.db import models


def parent_link(base: type[models.Model]) -> Any:
    """Return the ``page_ptr`` of a page class of ours, which Django would make itself, with a reverse name of its own.

    Django's own is the lower-case name of the class, and two page classes with that name, such as the ``NewsIndexPage``
    of two apps, could not be installed together (fields.E304).

    Args:
        base: the page model that the class extends.
    """
    return models.OneToOneField(
        base,
        on_delete=models.CASCADE,
        # As the field that Django makes: it is in no form, and copies leave it out.
        auto_created=True,
        parent_link=True,
        primary_key=True,
        serialize=False,
        related_name="%(app_label)s_%(class)s",
    )
