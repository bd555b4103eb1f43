from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PicturesConfig(AppConfig):
    name = __name__.rpartition(".")[0]
    label = "destination_pictures"
    verbose_name = _("Pictures")
    default_auto_field = "django.db.models.BigAutoField"
