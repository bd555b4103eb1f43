"""The core alone, on a base page model of the site's own."""

from scripts.verticals import VERTICALS

from .settings import *  # noqa: F403
from .settings import INSTALLED_APPS as ALL_APPS

WITH_PAGES = {*VERTICALS, "tests.third_party.events"}
INSTALLED_APPS = [app for app in ALL_APPS if app not in WITH_PAGES]
