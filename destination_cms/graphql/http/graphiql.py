"""GraphiQL for developers who open the API's address in a browser.

The page is graphene-django's own: it loads the editor from a public CDN, each file pinned by its hash, only when it is
opened. It is there where the site installs the app ``graphene_django``.
"""

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from graphene_django.views import GraphQLView

from ...conf import get_settings

_PINNED = tuple(name for name in vars(GraphQLView) if name.endswith(("_version", "_sri")))


def is_wanted(request: HttpRequest) -> bool:
    """Return whether a request that asks for HTML is for the page, and the page is switched on."""
    is_person = request.method == "GET" and "query" not in request.GET
    return is_person and get_settings()["GRAPHIQL"] and apps.is_installed("graphene_django")


def page() -> HttpResponse:
    """Return the page. It needs no session, so it sets no cookie."""
    context = {name: getattr(GraphQLView, name) for name in _PINNED}
    # Its script expects a form's token to be there; the API asks for none.
    context |= {"csrf_token": "none", "graphiql_header_editor_enabled": True, "graphiql_input_value_deprecation": True}
    response = HttpResponse(render_to_string("graphene/graphiql.html", context))
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Accept"])
    return response
