"""The core app: it only registers checks and connects signals."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from . import hidden_apps


class DestinationConfig(AppConfig):
    name = __name__.rpartition(".")[0]
    label = "destination_cms"
    verbose_name = _("Destination")
    default_auto_field = "django.db.models.BigAutoField"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Before Django looks at the next entry: it only says that a label is not unique.
        if found := hidden_apps.clash(settings.INSTALLED_APPS):
            raise ImproperlyConfigured(found)

    def ready(self) -> None:
        from . import checks
        from .admin.comparisons import register_comparisons
        from .admin.date_fields import follow_session_language
        from .admin.publish_notices import connect_published
        from .base_maps.removal import connect_base_maps
        from .publishing.index_upgrade import connect_index_upgrade
        from .publishing.signals import connect_signals
        from .translations.signals import connect_translations

        checks.register_checks()
        follow_session_language()
        register_comparisons()
        connect_published()
        connect_base_maps()
        connect_index_upgrade(self)
        connect_signals()
        connect_translations()
