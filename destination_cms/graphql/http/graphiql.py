"""GraphiQL for developers who open the API's address in a browser.

The editor's files are static files of this package; the page allows no other host than this one and that of the static
files.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers

from ...conf import get_settings

_SCRIPT = "destination_cms/js/graphiql.js"


def is_wanted(request: HttpRequest) -> bool:
    """Return whether a request that asks for HTML is for the page, and the page is switched on."""
    is_person = request.method == "GET" and "query" not in request.GET
    return is_person and get_settings()["GRAPHIQL"]


def page() -> HttpResponse:
    """Return the page. It needs no session, so it sets no cookie."""
    response = HttpResponse(render_to_string("destination_cms/graphiql.html", {"title": "GraphiQL"}))
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = _policy()
    patch_vary_headers(response, ["Accept"])
    return response


def _policy() -> str:
    """Return the Content-Security-Policy of the page."""
    address = urlsplit(static(_SCRIPT))
    files = f"'self' {address.scheme or 'https'}://{address.netloc}" if address.netloc else "'self'"
    rules = {
        "default-src": "'none'",
        "connect-src": "'self'",
        "script-src": files,
        # The editor sets the styles of its elements, and carries its fonts and marks inside its style sheet.
        "style-src": f"{files} 'unsafe-inline'",
        "font-src": "data:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
