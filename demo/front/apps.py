"""The demo's front-end as an app: it brings templates, styles and a catalogue, and no tables."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontConfig(AppConfig):
    name = __name__.rpartition(".")[0]
    label = "destination_demo_front"
    verbose_name = _("Demo front-end")
