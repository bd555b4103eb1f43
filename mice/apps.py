from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MiceConfig(AppConfig):
    name = __name__.rpartition(".")[0]
    label = "destination_mice"
    verbose_name = _("Business events")
    default_auto_field = "django.db.models.BigAutoField"
