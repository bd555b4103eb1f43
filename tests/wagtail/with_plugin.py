"""Wagtail's own test project with the plugin, added as the guide says."""

from .without_plugin import *  # noqa: F403 - all of it is meant
from .without_plugin import INSTALLED_APPS, MIDDLEWARE

INSTALLED_APPS = ["destination_cms", "circuits", "mice", "news", *INSTALLED_APPS]
MIDDLEWARE = [*MIDDLEWARE, "destination_cms.middleware.AtomicAdminMiddleware"]
ROOT_URLCONF = "tests.wagtail.urls"
