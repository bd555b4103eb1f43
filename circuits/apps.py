from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CircuitsConfig(AppConfig):
    name = __name__.rpartition(".")[0]
    label = "destination_circuits"
    verbose_name = _("Circuits and spots")
    default_auto_field = "django.db.models.BigAutoField"
