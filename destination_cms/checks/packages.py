"""E003, W012: another distribution, or the site itself, has a package of the same name."""

from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning

from ..hidden_apps import LABEL_PREFIX, folder_of, hidden_label, remedy


def check_packages(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E003: pip put two distributions into one folder; the later one's files won."""
    return [
        Error(
            f"The package '{package}' was installed by several distributions: {', '.join(sorted(owners))}. "
            f"Their files are mixed in one folder.",
            hint=(
                "Uninstall both, and install destination-cms again. If you need the other one as well, copy our folder "
                "into your own project under another name: see docs/how-to/solve-name-conflicts.md."
            ),
            id="destination_cms.E003",
        )
        for package, owners in owners_of(own_packages(), distributions()).items()
        if len(owners) > 1
    ]


def check_hidden_apps(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W012: an entry of INSTALLED_APPS means a folder of the site, which is not an app, instead of ours.

    A site's own app of that name is not reported: the site may not want ours. One that is installed twice cannot be
    reported here, because Django then stops before any check (``destination_cms.hidden_apps``).
    """
    return [
        CheckWarning(
            f"'{config.name}' in INSTALLED_APPS is {folder_of(config.name)}, which has no models.",
            hint=remedy(config.name),
            id="destination_cms.W012",
        )
        for config in apps.get_app_configs()
        if "." not in config.name and not _is_ours(config) and not any(config.get_models())
        if (label := hidden_label(config.name)) and label not in apps.app_configs
    ]


def own_packages() -> set[str]:
    """Return the names of this project's apps that are packages of the first level."""
    return {config.name for config in apps.get_app_configs() if _is_ours(config) and "." not in config.name}


def owners_of(packages: Iterable[str], installed: Iterable[Distribution]) -> dict[str, set[str]]:
    """Return for each package the names of the distributions that installed files into it.

    Each list of installed files is searched as one text: a tenth of the time of
    ``importlib.metadata.packages_distributions``, which would slow down every command.
    """
    owners: dict[str, set[str]] = {package: set() for package in packages}
    for distribution in installed:
        listed = "\n" + (distribution.read_text("RECORD") or distribution.read_text("installed-files.txt") or "")
        for package, names in owners.items():
            if f"\n{package}/" in listed:
                names.add(distribution.metadata["Name"])
    return owners


def _is_ours(config: AppConfig) -> bool:
    return config.label.startswith(LABEL_PREFIX)
