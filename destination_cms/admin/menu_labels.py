"""Menu entries of Wagtail and wagtail-localize whose label is translated once, for everybody.

Upstream translates them when a process first shows its menu: after an English editor, a French one reads English.
"""

from collections.abc import Callable
from copy import copy

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin.menu import MenuItem
from wagtail.utils.version import get_main_version


def relabel(items: list[MenuItem]) -> None:
    """Give the entries that are known here their label in the language of the session, in place."""
    labels = _labels()
    for position, item in enumerate(items):
        # Where no name is given, it is made from the label, so that it depends on the language as well.
        if label := labels.get(item.name) or labels.get(item.url):
            # The entry itself is shared by all requests.
            items[position] = copy(item)
            items[position].label = label()


def _labels() -> dict[str, Callable[[], str]]:
    """Return what gives the label, by the name or the URL of the entry."""
    version = get_main_version(include_patch=False)
    labels = {
        f"whats-new-in-wagtail-{version}": lambda: gettext("What's new in Wagtail %(version)s") % {"version": version},
    }
    if apps.is_installed("wagtail_localize"):
        labels[reverse("wagtail_localize:translations_report")] = lambda: gettext("Translations")
    return labels
