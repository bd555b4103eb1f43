"""Site of a request, from the ledger and not from the editing tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.request import split_domain_port

from .compiled_queries import Statement, beside, columns_of, compiled, compiled_query
from .models import LedgerSite, LedgerState

_STATE = ("epoch", "head", "stamp", "next_due_at")


@dataclass(frozen=True, slots=True)
class ReadState:
    """Start of a read: the site and the ledger's head with its stamp, read before any publication."""

    site: LedgerSite
    epoch: UUID
    head: int
    stamp: str
    next_due_at: datetime | None

    def is_due(self, now: datetime) -> bool:
        """Say whether something has ended, or says something else by now, that no sweep has looked at yet."""
        return self.next_due_at is not None and self.next_due_at <= now


def site_of_request(request: HttpRequest) -> LedgerSite | None:
    """Return the site for a request's host: by host and port, by host, else the default site.

    The rule is that of ``wagtail.models.Site.find_for_request``.
    """
    return _fitting(request, tuple(_sites().fetch()))


def _fitting(request: HttpRequest, rows: Sequence[Sequence[Any]]) -> LedgerSite | None:
    host = request._get_raw_host()  # type: ignore[attr-defined]  # noqa: SLF001 - as Wagtail, before ALLOWED_HOSTS
    return _site_at(host, request.get_port(), rows)


@lru_cache(maxsize=100)
def _site_at(host: str, port_text: str, values: Sequence[Sequence[Any]]) -> LedgerSite | None:
    """Return the site that answers to a host and port, of the rows of all sites: those decide, whatever is kept."""
    rows = [_site(each) for each in values]
    hostname, port = split_domain_port(host)[0], int(port_text)
    of_host = [row for row in rows if row.hostname == hostname]
    exact = [row for row in of_host if row.port == port]
    default = [row for row in rows if row.is_default]
    if exact or len(of_host) == 1:
        return (exact or of_host)[0]
    return default[0] if default else None


def read_state(request: HttpRequest) -> ReadState | None:
    """Return where a read starts, or ``None`` when no published site answers to the host; one statement."""
    statement = compiled_query(LedgerState, "start", lambda: beside(_state(), _sites()), ())
    rows = statement.fetch()
    if not rows:
        return None
    size = len(_STATE)
    site = _fitting(request, tuple(tuple(row[size:]) for row in rows))
    return None if site is None else ReadState(site, *map(statement.converted, range(size), rows[0][:size]))


def _sites() -> Statement:
    return compiled_query(LedgerSite, "all", LedgerSite.objects.all, columns_of(LedgerSite))


def _state() -> Statement:
    return compiled(LedgerState.objects.filter(pk=1), _STATE)


@lru_cache(maxsize=100)
def _site(values: Sequence[Any]) -> LedgerSite:
    """Return the site of a row. It is shared by requests: nothing may change it."""
    statement = _sites()
    return LedgerSite(**dict(zip(statement.names, map(statement.converted, range(len(values)), values), strict=True)))
