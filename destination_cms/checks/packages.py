"""E003: another distribution brings a package of the same name."""

from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error

#: What every app of this project is labelled with, wherever it was moved.
_LABEL_PREFIX = "destination_"


def check_packages(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E003: pip put two distributions into one folder; the later one's files won."""
    return [
        Error(
            f"The package '{package}' was installed by several distributions: {', '.join(sorted(owners))}. "
            f"Their files are mixed in one folder.",
            hint=(
                "Uninstall both, and install destination-cms again. If you need the other one as well, copy our folder "
                "into your own project under another name: see 'Known conflicts' in the README."
            ),
            id="destination_cms.E003",
        )
        for package, owners in owners_of(own_packages(), distributions()).items()
        if len(owners) > 1
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
    return config.label.startswith(_LABEL_PREFIX)
