"""The core app: registers checks and connects signals, nothing else."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DestinationConfig(AppConfig):
    name = __name__.rpartition(".")[0]
    label = "destination_cms"
    verbose_name = _("Destination")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import checks
        from .publishing.redirect_signals import connect_redirect_signals
        from .publishing.signal_handlers import connect_signals

        checks.register_checks()
        connect_signals()
        connect_redirect_signals()
