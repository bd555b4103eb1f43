"""Apps of this project that a folder of the same name hides: a site's own ``news`` beside our ``news``.

Python finds the site's folder first, so both entries of ``INSTALLED_APPS`` mean it, and Django reports only that its label
is not unique. Nothing here needs the registry of apps, which is not filled yet at that time.
"""

import re
from collections import Counter
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

#: Where the packages of this project are installed, side by side.
BESIDE = Path(__file__).resolve().parents[1]
#: What every app of this project is labelled with, wherever it was moved.
LABEL_PREFIX = "destination_"
_LABEL = re.compile(rf'^    label = "({LABEL_PREFIX}\w+)"$', re.MULTILINE)


def hidden_label(name: str, beside: Path = BESIDE) -> str:
    """Return the label of our app of this name if Python finds another folder for it, otherwise an empty text."""
    module = beside / name / "apps.py"
    found = _LABEL.search(module.read_text()) if name.isidentifier() and module.is_file() else None
    return found[1] if found and folder_of(name) not in {None, module.parent} else ""


def folder_of(name: str) -> Path | None:
    """Return the folder that Python finds for a package of the first level, without importing it."""
    spec = find_spec(name)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]).resolve() if places else None


def name_of(entry: str) -> str:
    """Return the package that an entry of ``INSTALLED_APPS`` names, for ``news`` and for ``news.apps.NewsConfig``."""
    package, is_config, _ = entry.partition(".apps.")
    return package if is_config or "." not in entry else ""


def clash(entries: Iterable[str], beside: Path = BESIDE) -> str:
    """Say what to do about an app that is installed twice because it hides one of ours; empty if there is none."""
    counts = Counter(filter(None, map(name_of, entries)))
    for name, count in counts.items():
        if count > 1 and hidden_label(name, beside):
            return f"INSTALLED_APPS has {name!r} {count} times, and both mean {folder_of(name)}. {remedy(name, beside)}"
    return ""


def remedy(name: str, beside: Path = BESIDE) -> str:
    """Say how to keep our app of this name under another one."""
    return (
        f"This folder hides the app {name!r} of destination-cms. Copy ours into your project under another name, such as "
        f"cp -r {beside / name} destination_{name}, and write that name instead of the first {name!r}. "
        f"If you do not want our app, remove the first {name!r}."
    )
