"""The paths to look for when somebody asks what a path leads to: plain text work, as Wagtail's routing does it."""

import re

from .ids import BadInput

#: Characters of a path at most; no browser sends half as many.
MAX_PATH = 4096

_FULL_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def told_path(text: str) -> str | None:
    """Return the path and query string that somebody asked for, or ``None`` where nothing can be.

    Raises:
        BadInput: the text is too long, or a full address.
    """
    if len(text) > MAX_PATH:
        raise BadInput(f"The argument 'path' has more than {MAX_PATH} characters.")
    told = text.strip().partition("#")[0]
    if _FULL_ADDRESS.match(told):
        raise BadInput("The argument 'path' is a full address; give what follows the host name, for example '/fr/'.")
    if "\x00" in told:
        return None
    return told if told.startswith("/") else f"/{told}"


def page_paths(told: str, locale: str | None) -> list[str]:
    """Return where a page may be, best first."""
    return _in_language([told.partition("?")[0]], locale)


def redirect_paths(told: str, locale: str | None) -> list[str]:
    """Return what a redirect may be from, best first: in Wagtail's normal form, with the query string and without."""
    path, _, query = told.partition("?")
    start = path.find(";", path.rfind("/"))
    path, parameters = (path, "") if start < 0 else (path[:start], path[start + 1 :])
    bare = path[:-1] if path.endswith("/") and len(path) > 1 else path
    full = bare
    for mark, separator, values in ((";", ";", parameters), ("?", "&", query)):
        # An empty part leaves no trace.
        ordered = separator.join(sorted(values.split(separator)))
        full += f"{mark}{ordered}" if ordered else ""
    return _in_language(list(dict.fromkeys([full, bare])), locale)


def above(path: str) -> list[str]:
    """Return the paths of a page's ancestors, the shortest first."""
    parts = path.strip("/").split("/")
    return ["/", *("/" + "/".join(parts[:count]) + "/" for count in range(1, len(parts)))] if parts != [""] else []


def _in_language(paths: list[str], locale: str | None) -> list[str]:
    return paths if locale is None else [*paths, *(f"/{locale}{path}" for path in paths)]
