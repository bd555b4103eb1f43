"""Projection of Wagtail's redirects, on sites that have installed its app for them."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q

from ..base_page import page_model
from ..verticals import Kind, Projection, Resolver, StandaloneRules

REDIRECT_KIND = "redirect"


def has_redirects() -> bool:
    """Say whether Wagtail's app for redirects is installed."""
    return apps.is_installed("wagtail.contrib.redirects")


def redirect_kind() -> Kind:
    """Return the kind; call it only where the app is installed."""
    return Kind(
        name=REDIRECT_KIND,
        model=_model(),
        project=project_redirect,
        graphql_type="Redirect",
        standalone=StandaloneRules(
            sites=sites_of,
            path=old_path_of,
            page=page_of,
            requires_public_history=requires_public_history,
            dependents=dependents_of,
        ),
        description="Old paths and where they lead now, while that is public.",
    )


def project_redirect(redirect: Any, resolver: Resolver) -> Projection:
    """Return a redirect's projection. As for Wagtail, the link counts only where no page is named."""
    path = old_path_of(redirect)
    target = resolver.refer(page_model(), redirect.redirect_page_id)
    return Projection(
        title=path,
        payload={
            "old_path": path,
            "is_permanent": redirect.is_permanent,
            "is_for_all_sites": redirect.site_id is None,
            "target": target,
            "target_route_path": redirect.redirect_page_route_path if target else "",
            "link": "" if redirect.redirect_page_id else redirect.redirect_link,
        },
    )


def sites_of(redirect: Any) -> Collection[int] | None:
    """Return the sites that a redirect is for, ``None`` for all of them; none where it leads nowhere."""
    if redirect.redirect_page_id is None and not redirect.redirect_link:
        return ()
    return None if redirect.site_id is None else (redirect.site_id,)


def old_path_of(redirect: Any) -> str:
    """Return the path that a redirect answers to, in Wagtail's normal form also where code has saved another."""
    return str(_model().normalise_path(redirect.old_path))


def page_of(redirect: Any) -> int | None:
    """Return the page that a redirect leads to, if it leads to one."""
    return redirect.redirect_page_id  # type: ignore[no-any-return]


def requires_public_history(redirect: Any, since: datetime) -> bool:
    """Say whether a redirect is public only if its path was.

    Wagtail also creates redirects from the working title of a draft and from a private
    section. Those from before the ledger began to remember paths are taken as they are.
    """
    return bool(redirect.automatically_created and redirect.created_at and redirect.created_at >= since)


def dependents_of(pages: Collection[int], paths: Collection[str]) -> Iterable[int]:
    """Return the redirects that lead to some pages, and those made by Wagtail from some paths."""
    old_paths = {_model().normalise_path(path) for path in paths}
    found = Q(redirect_page__in=pages) | Q(automatically_created=True, old_path__in=old_paths)
    return _model().objects.filter(found).values_list("pk", flat=True)  # type: ignore[no-any-return]


def _model() -> Any:
    return apps.get_model("wagtailredirects", "Redirect")
