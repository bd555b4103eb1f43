"""The tests' settings with a base page model of the site's own."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as TEST_APPS

INSTALLED_APPS = [*TEST_APPS, "tests.core.checks.own_base_page"]
WAGTAIL_PAGE_MODEL = "own_base_page.OwnPage"
