"""The core alone, on a base page model of the site's own."""

from .settings import *  # noqa: F403
from .settings import INSTALLED_APPS as ALL_APPS

VERTICALS = {"circuits", "mice", "news", "tests.third_party.events"}
INSTALLED_APPS = [app for app in ALL_APPS if app not in VERTICALS]
