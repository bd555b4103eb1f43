"""A site of its own for the kit, on which content is made, published and read as the public reads it."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.test import RequestFactory
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Collection, Locale, Site

from ..base_page import page_model
from ..graphql.http.views import graphql_view
from ..graphql.reading.ids import global_id
from ..models import LedgerState, Publication
from ..publishing.sweep import sweep_publications
from ..sync.views import changes
from .demands import demand


@dataclass(frozen=True)
class SandboxSite:
    """A site with a home page. Everything is read through the two views, by its host name."""

    site: Site
    home: Any

    @classmethod
    def create(cls) -> "SandboxSite":
        """Make a site of its own; what Wagtail's migrations wrote is made again where a test has flushed it."""
        language = get_supported_content_language_variant(settings.LANGUAGE_CODE)
        locale = Locale.objects.get_or_create(language_code=language)[0]
        if not Collection.get_first_root_node():
            Collection.add_root(name="Root")
        page_class = page_model()
        root = page_class.get_first_root_node() or page_class.add_root(title="Root", slug="root", locale=locale)
        name = f"contract-{uuid4().hex[:12]}"
        home = root.add_child(instance=page_class(title=name, slug=name, locale=locale))
        site = Site.objects.create(hostname=f"{name}.test", port=80, root_page=home)
        sweep_publications()
        return cls(site, home)

    def add(self, page: Any, parent: Any = None, *, title: str, is_live: bool = True) -> Any:
        """Save a page under the home page, with a revision; publish that when it shall be live."""
        above = page_model().objects.get(pk=(parent or self.home).pk)
        page.title, page.slug, page.locale, page.live = title, title, above.locale, False
        above.add_child(instance=page)
        revision = page.save_revision()
        if is_live:
            revision.publish()
        return fresh(page)

    def section(self) -> Any:
        """Return a new plain page under the home page."""
        name = f"section-{uuid4().hex[:12]}"
        return self.add(page_model()(), title=name)

    def sweep(self) -> int:
        """Sweep, and return the ledger's head: the tests of a ``TestCase`` never commit, so nothing else does."""
        sweep_publications()
        return LedgerState.objects.values_list("head", flat=True).get(pk=1)

    def row_of(self, page: Any, kind: str) -> Publication | None:
        """Return what the ledger has of a page on this site."""
        return Publication.objects.filter(site=self.site.pk, kind=kind, uuid=page.translation_key).first()

    def id_of(self, row: Publication) -> str:
        """Return the GraphQL id of a publication."""
        return global_id(f"{row.kind}:{row.uuid}:{row.locale}")

    def feed(self) -> str:
        """Return everything that the sync feed has for an app that starts from nothing."""
        text, token = "", None
        while True:
            query = {"limit": "100"} | ({"token": token} if token else {})
            response = changes(self._requests().get("/sync/changes", query))
            body = response.content.decode()
            demand(response.status_code == 200, f"The sync feed answered {response.status_code}: {body[:500]}")
            text += body
            end = json.loads(body.splitlines()[-1])
            token = end["token"]
            if end["op"] == "checkpoint":
                return text

    def ask(self, query: str) -> dict[str, Any]:
        """Return the data of a GraphQL query that must succeed."""
        request = self._requests().post("/graphql/", json.dumps({"query": query}), content_type="application/json")
        response = graphql_view(request)
        body = json.loads(response.content)
        demand(
            response.status_code == 200 and "errors" not in body,
            f"GraphQL answered {json.dumps(body.get('errors', body))[:1500]} to: {query[:300]}",
        )
        return dict(body["data"])

    def _requests(self) -> RequestFactory:
        return RequestFactory(SERVER_NAME=self.site.hostname)


def fresh(page: Any) -> Any:
    """Return a page as the database has it, whatever the object at hand remembers."""
    return type(page)._default_manager.get(pk=page.pk)
