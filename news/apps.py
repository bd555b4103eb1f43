from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = __name__.rpartition(".")[0]
    label = "destination_news"
    verbose_name = _("Trade news")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .models.first_published import connect_first_published

        connect_first_published()
