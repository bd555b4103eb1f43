from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RestaurantsConfig(AppConfig):
    name = __name__.rpartition(".")[0]
    label = "destination_restaurants"
    verbose_name = _("Restaurants")
    default_auto_field = "django.db.models.BigAutoField"
