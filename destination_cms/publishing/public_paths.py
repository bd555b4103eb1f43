"""The ledger's memory of paths under which a page was public: what an automatic redirect may give away."""

from collections.abc import Iterable

from ..kinds import is_page_kind
from ..models import PublicPath
from .entries import Address, Entry
from .paths import path_key


class PublicPaths:
    """Says of a path whether a page is, or was, public under it; in the middle of a settlement too."""

    def __init__(self, entries: dict[Address, Entry]) -> None:
        self._entries = entries

    def found(self, wanted: Iterable[tuple[int, str]]) -> set[tuple[int, str]]:
        """Return those of these sites and path keys that were public; at most one query."""
        keys = set(wanted)
        if not keys:
            return set()
        rows = PublicPath.objects.filter(path_digest__in={key for _, key in keys}).values_list("site", "path_digest")
        return keys & {*rows, *public_keys(self._entries.values())}


def public_keys(entries: Iterable[Entry]) -> set[tuple[int, str]]:
    """Return sites and path keys under which pages were public until now, or are from now on."""
    found = set()
    for entry in entries:
        if is_page_kind(entry.kind):
            if entry.row is not None and not entry.row.is_withdrawn:
                found.add((entry.site, path_key(entry.row.path)))
            if entry.is_live and entry.desired is not None:
                found.add((entry.site, path_key(entry.desired.path)))
    return found


def remember_paths(keys: set[tuple[int, str]]) -> None:
    """Write down paths that were public, or are."""
    rows = [PublicPath(site=site, path_digest=key) for site, key in sorted(keys)]
    PublicPath.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
