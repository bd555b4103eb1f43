"""The public addresses. Include them at the site's root; ``URL_PREFIX`` is put before them."""

from django.urls import path

from .base_maps.views import base_map
from .conf import get_settings
from .exports.views import export
from .graphql.http.views import graphql_view
from .health import health
from .permanent.views import code, go
from .sync.schema_views import feed_line_schema, kind_schema, schema_index
from .sync.views import changes

app_name = "destination_cms"

_prefix = get_settings()["URL_PREFIX"].strip("/")
_before = f"{_prefix}/" if _prefix else ""

urlpatterns = [
    path(f"{_before}graphql/", graphql_view, name="graphql"),
    # A browser does not follow a redirect of a preflight request.
    path(f"{_before}graphql", graphql_view),
    path(f"{_before}sync/changes", changes, name="sync_changes"),
    path(f"{_before}sync/schema.json", feed_line_schema, name="sync_line_schema"),
    path(f"{_before}sync/schema/", schema_index, name="sync_schemas"),
    path(f"{_before}sync/schema/<str:kind>.json", kind_schema, name="sync_schema"),
    path(f"{_before}export/<str:kind>/<str:uuid>.<str:extension>", export, name="export"),
    path(f"{_before}go/<str:uuid>.<str:extension>", code, name="permanent_code"),
    path(f"{_before}go/<str:uuid>", go, name="permanent"),
    path(f"{_before}maps/<str:stem>.pmtiles", base_map, name="base_map"),
    path(f"{_before}health/", health, name="health"),
]
