"""What a read has to know of the sites, copied into the ledger."""

from typing import Any

from ..models import LedgerSite
from .gates import Gates, frontend_url


def write_sites(gates: Gates, *, dry_run: bool = False) -> int:
    """Make the ledger's sites equal to Wagtail's; return how many rows differed."""
    wanted = {site.pk: _columns(site, gates) for site in gates.sites}
    differing = 0
    for row in LedgerSite.objects.all():
        columns = wanted.pop(row.site, None)
        stored = {name: getattr(row, name) for name in columns or ()}
        if columns is None or stored != columns:
            differing += 1
            if not dry_run:
                _replace(row, columns)
    if not dry_run:
        LedgerSite.objects.bulk_create(LedgerSite(site=pk, **columns) for pk, columns in wanted.items())
    return differing + len(wanted)


def _replace(row: LedgerSite, columns: dict[str, Any] | None) -> None:
    if columns is None:
        row.delete()
    else:
        LedgerSite.objects.filter(pk=row.pk).update(**columns)


def _columns(site: Any, gates: Gates) -> dict[str, Any]:
    own = gates.locales.get(site.root_page.locale_id, "")
    prefixes = {root.prefix.strip("/") for root in gates.roots if root.site == site.pk} - {""}
    return {
        "hostname": site.hostname,
        "port": site.port,
        "is_default": site.is_default_site,
        "name": site.site_name,
        "base_url": frontend_url(site),
        "default_locale": own,
        "locales": sorted(prefixes | ({own} if own else set())),
    }
