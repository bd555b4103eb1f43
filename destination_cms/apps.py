"""The core app: it only registers checks and connects signals."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DestinationConfig(AppConfig):
    name = __name__.rpartition(".")[0]
    label = "destination_cms"
    verbose_name = _("Destination")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import checks
        from .admin.date_fields import follow_session_language
        from .admin.publish_notices import connect_published
        from .publishing.signals import connect_signals
        from .translations.signals import connect_translations

        checks.register_checks()
        follow_session_language()
        connect_published()
        connect_signals()
        connect_translations()
