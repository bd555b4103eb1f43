"""Candidate paths for a requested path: string processing, by the rules of Wagtail's routing."""

import re

from ..reading.ids import BadInput

#: Characters of a path at most; no browser sends half as many.
MAX_PATH = 4096

_FULL_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def told_path(text: str) -> str | None:
    """Return the requested path and query string, or ``None`` where nothing can exist.

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


def page_paths(told: str, prefix: str = "", script_prefix: str = "") -> list[str]:
    """Return where a page may be, best first.

    Args:
        told: the requested path.
        prefix: path of the home page in the requested language, without a slash at its end.
        script_prefix: where the project is mounted; the stored paths are without it.
    """
    return _in_language(_below([told.partition("?")[0]], script_prefix), prefix)


def redirect_paths(told: str, prefix: str = "", script_prefix: str = "") -> list[str]:
    """Return what a redirect may be from, best first: in Wagtail's normal form, with the query string and without.

    The arguments are those of ``page_paths``.
    """
    path, _, query = told.partition("?")
    start = path.find(";", path.rfind("/"))
    path, parameters = (path, "") if start < 0 else (path[:start], path[start + 1 :])
    bare = path[:-1] if path.endswith("/") and len(path) > 1 else path
    full = bare
    for mark, separator, values in ((";", ";", parameters), ("?", "&", query)):
        # An empty part leaves no trace.
        ordered = separator.join(sorted(values.split(separator)))
        full += f"{mark}{ordered}" if ordered else ""
    # Without its slash at the end a path may have parameters that it had not before: Wagtail takes them off as well.
    end = bare.find(";", bare.rfind("/"))
    # Wagtail keeps them with the script prefix, and an editor may have left it out.
    paths = [full, bare if end < 0 else bare[:end]]
    return _in_language([*paths, *_below(paths, script_prefix)], prefix)


def above(path: str) -> list[str]:
    """Return the paths of a page's ancestors, the shortest first."""
    parts = path.strip("/").split("/")
    return ["/", *("/" + "/".join(parts[:count]) + "/" for count in range(1, len(parts)))] if parts != [""] else []


def _below(paths: list[str], script_prefix: str) -> list[str]:
    """Return paths without the script prefix."""
    return [path.removeprefix(script_prefix) if path.startswith(f"{script_prefix}/") else path for path in paths]


def _in_language(paths: list[str], prefix: str) -> list[str]:
    return list(dict.fromkeys([*paths, *(f"{prefix}{path}" for path in paths)]))
