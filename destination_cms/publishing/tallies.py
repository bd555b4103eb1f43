"""Count and checksum of the published set per site, kind and locale: what a sweep adds, and all of it from the rows."""

from collections.abc import Iterable

from ..compiled_queries import columns_of, query_in
from ..compiled_writes import Conflict, insert_rows
from ..models import Publication, Tally
from .payload import CHECKSUM_MODULUS, checksum_hex, checksum_term
from .records import key_of_row

Group = tuple[int, str, str]
_SAME_GROUP = Conflict(("site", "kind", "locale"), ("count", "checksum"))


def count_tallies(rows: Iterable[Publication]) -> dict[Group, tuple[int, str]]:
    """Return count and checksum per group, computed from the rows themselves."""
    sums: dict[Group, tuple[int, int]] = {}
    for row in rows:
        count, checksum = sums.get((row.site, row.kind, row.locale), (0, 0))
        term = checksum_term(row.site, key_of_row(row), row.digest)
        sums[row.site, row.kind, row.locale] = (count + 1, (checksum + term) % CHECKSUM_MODULUS)
    return {group: (count, checksum_hex(checksum)) for group, (count, checksum) in sums.items()}


def repair_tallies(*, dry_run: bool = False) -> int:
    """Compare the stored tallies with the rows, put them right, and return how many were wrong.

    The caller holds the ledger's lock.
    """
    rows = Publication.objects.filter(is_withdrawn=False).only("site", "kind", "uuid", "locale", "digest")
    counted = count_tallies(rows.iterator(chunk_size=2000))
    wrong = 0
    for tally in Tally.objects.all():
        count, checksum = counted.pop((tally.site, tally.kind, tally.locale), (0, checksum_hex(0)))
        if (tally.count, tally.checksum.zfill(64)) != (count, checksum):
            wrong += 1
            if not dry_run:
                Tally.objects.filter(pk=tally.pk).update(count=count, checksum=checksum)
    wrong += len(counted)
    if not dry_run:
        Tally.objects.bulk_create(
            Tally(site=site, kind=kind, locale=locale, count=count, checksum=checksum)
            for (site, kind, locale), (count, checksum) in counted.items()
        )
    return wrong


class TallyChanges:
    """Differences of one sweep, added to the stored tallies at the end."""

    def __init__(self) -> None:
        self._changes: dict[Group, tuple[int, int]] = {}

    def replace(self, before: Publication | None, after: Publication | None) -> None:
        """Note that one public row gave way to another; ``None`` or a tombstone stands for nothing."""
        public = [(row, sign) for row, sign in ((before, -1), (after, 1)) if row is not None and not row.is_withdrawn]
        if not public:
            return
        key = key_of_row(public[0][0])
        for row, sign in public:
            group = (row.site, row.kind, row.locale)
            count, checksum = self._changes.get(group, (0, 0))
            term = checksum_term(row.site, key, row.digest)
            self._changes[group] = (count + sign, checksum + sign * term)

    def save(self) -> None:
        """Add the differences to the stored tallies."""
        if not self._changes:
            return
        named = zip(("site", "kind", "locale"), zip(*self._changes, strict=True), strict=True)
        found = query_in(
            Tally,
            "of groups",
            lambda sites, kinds, locales: Tally.objects.filter(site__in=sites, kind__in=kinds, locale__in=locales),
            columns_of(Tally),
            *((Tally._meta.get_field(name), {*values}) for name, values in named),
        )
        before = {(row.site, row.kind, row.locale): row for row, _ in found.instances(Tally)}
        rows = []
        for (site, kind, locale), (count, checksum) in self._changes.items():
            row = before.get((site, kind, locale)) or Tally(site=site, kind=kind, locale=locale, checksum="0")
            row.pk = None
            row.count += count
            row.checksum = checksum_hex(int(row.checksum, 16) + checksum)
            rows.append(row)
        insert_rows(Tally, rows, _SAME_GROUP)
