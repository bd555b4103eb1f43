"""W041: pages are left of an app that is no longer installed. A database check: ``check --database default``."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.db import router
from django.db.models import Count

from ..base_page import page_model
from .scheduler import table_names


def check_removed_apps(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """W041: the type of a page belongs to an app that was removed from INSTALLED_APPS, or to a class that is gone."""
    pages = page_model()._default_manager
    alias = router.db_for_read(page_model())
    # Before the first migrate there are no tables.
    if alias not in (databases or ()) or not {page_model()._meta.db_table, ContentType._meta.db_table} <= {
        *table_names(alias)
    }:
        return []
    gone = {found.pk: found for found in ContentType.objects.using(alias).all() if found.model_class() is None}
    counts = pages.filter(content_type__in=gone).order_by().values_list("content_type").annotate(number=Count("pk"))
    return [
        CheckWarning(
            f"Pages of the type {gone[key].app_label}.{gone[key].model} are in the database: {number}. The type is not "
            f"installed, so readers no longer receive them, and the admin cannot open them.",
            hint="Put the app back into INSTALLED_APPS, delete its pages in the admin, and then remove it.",
            id="destination_cms.W041",
        )
        for key, number in sorted(counts)
    ]
