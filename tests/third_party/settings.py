"""The tests' settings with the two apps that ``docs/how-to/write-a-vertical.md`` shows."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as TEST_APPS

INSTALLED_APPS = [*TEST_APPS, "tests.third_party.restaurants", "tests.third_party.sponsors"]
