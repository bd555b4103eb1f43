"""System checks: errors of an installation, reported by ``manage.py check`` with a remedy.

Ids are stable and listed in ``docs/reference/checks.md``.
"""

from django.core.checks import Tags, register

from .addresses import check_page_addresses
from .admin import check_date_formats
from .answer_cache import check_answer_cache
from .body_blocks import check_body_blocks
from .extensions import check_extensions, check_subclasses
from .files import (
    check_active_documents,
    check_addresses,
    check_documents,
    check_originals,
    check_private_collections,
)
from .images import check_image_presets
from .list_indexes import check_list_indexes
from .packages import check_hidden_apps, check_packages
from .pages import check_base_page
from .panels import check_panels
from .payload_keys import check_payload_keys
from .removed_apps import check_removed_apps
from .scheduler import check_scheduler
from .schema import check_schema
from .settings import check_settings
from .site import (
    check_atomic_requests,
    check_middleware,
    check_publish_scheduled,
    check_task_backend,
    check_transaction_mode,
)
from .translation import check_new_translations
from .verticals import check_descriptions, check_hook_answers, check_kinds, check_names

CHECKS = (
    check_hook_answers,
    check_names,
    check_packages,
    check_hidden_apps,
    check_kinds,
    check_extensions,
    check_body_blocks,
    check_image_presets,
    check_schema,
    check_list_indexes,
    check_answer_cache,
    check_base_page,
    check_settings,
    check_descriptions,
    check_panels,
    check_subclasses,
    check_transaction_mode,
    check_atomic_requests,
    check_publish_scheduled,
    check_middleware,
    check_task_backend,
    check_new_translations,
    check_date_formats,
    check_originals,
    check_documents,
    check_active_documents,
    check_addresses,
)


def register_checks() -> None:
    """Register every check. Called once, when the app is ready."""
    for check in CHECKS:
        register(check)
    register(check_scheduler, Tags.database)
    register(check_payload_keys, Tags.database)
    register(check_private_collections, Tags.database)
    register(check_page_addresses, Tags.database)
    register(check_removed_apps, Tags.database)
