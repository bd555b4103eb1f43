from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SponsorsConfig(AppConfig):
    name = __name__.rpartition(".")[0]
    label = "destination_sponsors"
    verbose_name = _("Sponsors")
    default_auto_field = "django.db.models.BigAutoField"
