"""The demo's seed as an app: it brings commands, and no tables."""

from django.apps import AppConfig


class SeedConfig(AppConfig):
    name = __name__.rpartition(".")[0]
    label = "destination_demo_seed"
    verbose_name = "Demo content"
