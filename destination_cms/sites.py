"""Site of a request, from the ledger and not from the editing tables."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.http.request import split_domain_port

from .compiled_queries import compiled_query
from .models import LedgerSite, LedgerState


@dataclass(frozen=True, slots=True)
class ReadState:
    """Start of a read: the site and the ledger's head with its stamp, read before any publication."""

    site: LedgerSite
    epoch: UUID
    head: int
    stamp: str
    next_due_at: datetime | None


def site_of_request(request: HttpRequest) -> LedgerSite | None:
    """Return the site for a request's host: by host and port, by host, else the default site.

    The rule is that of ``wagtail.models.Site.find_for_request``.
    """
    rows = _sites()
    hostname = split_domain_port(request._get_raw_host())[0]  # type: ignore[attr-defined]  # noqa: SLF001 - as Wagtail, before ALLOWED_HOSTS
    port = int(request.get_port())
    of_host = [row for row in rows if row.hostname == hostname]
    exact = [row for row in of_host if row.port == port]
    default = [row for row in rows if row.is_default]
    if exact or len(of_host) == 1:
        return (exact or of_host)[0]
    return default[0] if default else None


def _sites() -> list[LedgerSite]:
    names = [field.attname for field in LedgerSite._meta.concrete_fields]
    statement = compiled_query(LedgerSite, "all", LedgerSite.objects.all, names)
    return [LedgerSite(**dict(zip(names, values, strict=True))) for values in statement.records()]


def read_state(request: HttpRequest) -> ReadState | None:
    """Return where a read starts, or ``None`` when no published site answers to the host."""
    site = site_of_request(request)
    if site is None:
        return None
    names = ("epoch", "head", "stamp", "next_due_at")
    statement = compiled_query(LedgerState, "start", lambda: LedgerState.objects.filter(pk=1), names)
    return next((ReadState(site, *values) for values in statement.records()), None)
