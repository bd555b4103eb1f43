"""The tests' settings on a site without Wagtail's app for redirects."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as TEST_APPS

INSTALLED_APPS = [app for app in TEST_APPS if app != "wagtail.contrib.redirects"]
