"""Wagtail's own tests, run in Wagtail's own test project with and without the plugin: ``make test-wagtail``."""
