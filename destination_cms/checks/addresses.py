"""W040: paths in the ledger that are not Wagtail's. A database check: ``manage.py check --database default``."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.db import DatabaseError, router
from django.utils.encoding import uri_to_iri

from ..addresses import frontend_url, site_url
from ..base_page import page_model
from ..models import LedgerSite, Publication
from ..models.headless import HeadlessMixin, frontend_prefix
from ..projections.kinds import page_kind_names
from .scheduler import table_names


def check_page_addresses(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """W040: a page of a site and language has another URL in the ledger than Wagtail gives it, or Wagtail gives none."""
    alias = router.db_for_read(LedgerSite)
    if alias not in (databases or ()) or Publication._meta.db_table not in table_names(alias):
        return []
    try:
        return [
            CheckWarning(sentence, hint=hint, id="destination_cms.W040")
            for site in LedgerSite.objects.all()
            for row in _one_page_by_language(site)
            for sentence, hint in _difference(site, row)
        ]
    except DatabaseError:
        # ``migrate`` runs the checks first: the tables may be those of an earlier version.
        return []


def _one_page_by_language(site: LedgerSite) -> Iterator[Publication]:
    """Yield a page of each language: the one with the greatest key, so rarely the home page, whose path may be "/"."""
    for locale in site.locales:
        found = Publication.objects.filter(
            site=site.site, kind__in=page_kind_names(), locale=locale, is_withdrawn=False
        ).defer("payload")
        yield from found.order_by("-source")[:1]


def _difference(site: LedgerSite, row: Publication) -> Iterator[tuple[str, str]]:
    page = page_model()._default_manager.filter(pk=row.source.partition(":")[2]).specific().first()
    if page is None:
        return
    parts, shown = page.get_url_parts(), site_url(site) + row.path
    # A page that two sites reach has one URL for Wagtail, and one without the mixin does not know of the front-end.
    has_frontend = frontend_url(site.hostname) or frontend_prefix(site.hostname, row.locale) is not None
    if parts is None or parts[0] != site.site or (has_frontend and not isinstance(page, HeadlessMixin)):
        return
    if parts[2] is None:
        yield (
            f"Wagtail has no URL for “{row.title}”, because its URLs are not in the project's: {shown} is a guess.",
            f'Say in DESTINATION_CMS["FRONTEND_PREFIXES"] what the front-end of {site.hostname} puts before paths.',
        )
    elif uri_to_iri(parts[1] + parts[2]) != shown:
        yield (
            f"“{row.title}” is published as {shown}, but Wagtail gives it the URL {uri_to_iri(parts[1] + parts[2])}.",
            "Run manage.py reconcile_publications: the URLs of the project or of a front-end have changed.",
        )
