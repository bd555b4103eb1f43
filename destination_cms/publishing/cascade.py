"""Who has to be looked at again because something that they show came or went."""

from ..kinds import is_standing
from .entries import Address, Entry, LedgerRows
from .payload import Key


class Cascade:
    """Follows the ledger's edges backwards from what flipped; each flip once, so that cycles end."""

    def __init__(self, entries: dict[Address, Entry], rows: LedgerRows) -> None:
        self._entries = entries
        self._rows = rows
        self._followed: set[tuple[Address, bool]] = set()

    def referrers_of_flipped(self) -> set[str]:
        """Return the sources whose payload has to change because a target came or went since the last call."""
        flipped = []
        for entry in self._entries.values():
            shall_show = entry.is_live if is_standing(entry.kind) else entry.is_open
            if shall_show != entry.was_live and (entry.address, shall_show) not in self._followed:
                self._followed.add((entry.address, shall_show))
                flipped.append(entry.address)
        self._rows.preload_referrers(flipped)
        keys = {(site, source) for site, target in flipped for source in self._rows.referrers_of((site, target))}
        self._rows.preload(Key.parse(text).uuid for _, text in keys)
        found = (self._rows.get(site, Key.parse(text)) for site, text in keys)
        return {row.source for row in found if row is not None}
