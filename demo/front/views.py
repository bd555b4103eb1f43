"""Two views: the root leads to the visitor's language, and every other path to what the API has there."""

import logging
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from . import list_pages, pages
from .api import Api, ApiFailed, ApiRefused
from .frame import NOTHING, frame_of, languages_of
from .lists import TITLES, list_at, list_path
from .security import policy

logger = logging.getLogger(__name__)

CONTENT, REDIRECT = "RouteContent", "RouteRedirect"
RETRY_SECONDS = 10


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead to the home page in the language that the browser asks for, or else in the site's main one."""
    response = HttpResponseRedirect(f"/{translation.get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def page(request: HttpRequest, language: str) -> HttpResponse:
    """Show what is at a path of a language: content, one of the front's lists, or that nothing is there."""
    api = Api(request)
    with translation.override(language):
        try:
            response = _answer(api, request, language)
        except ApiFailed:
            logger.exception("The API did not answer")
            response = render(request, "destination_front/failed.html", {"language": language}, status=503)
            response["Retry-After"] = str(RETRY_SECONDS)
    response["Server-Timing"] = api.timing()
    response.setdefault("Content-Security-Policy", policy())
    response["Content-Language"] = language
    return response


def _answer(api: Api, request: HttpRequest, language: str) -> HttpResponse:
    told = _told(api, request, language)
    route = told["route"]
    if route and route["type"] == REDIRECT:
        moved = HttpResponsePermanentRedirect if route["isPermanent"] else HttpResponseRedirect
        return moved(route["to"])
    frame = frame_of(request, language, told)
    name = list_at(request.path, language)
    try:
        if route:
            return _content(api, request, language, route, frame)
        if name:
            return _list(api, request, language, name, frame)
    except ApiRefused:
        logger.info("Nothing is shown at %s", request.get_full_path(), exc_info=True)
    return render(request, "destination_front/missing.html", frame, status=404)


def _told(api: Api, request: HttpRequest, language: str) -> dict[str, Any]:
    """Return what the API has at the path, and what every page shows."""
    try:
        return api.ask("route", path=request.get_full_path(), language=language)
    except ApiRefused:
        # No path at all: too long, for one. The page that says so does with less.
        return NOTHING


def _content(
    api: Api, request: HttpRequest, language: str, route: dict[str, Any], frame: dict[str, Any]
) -> HttpResponse:
    content = route["content"]
    if request.path != content["path"]:
        return HttpResponsePermanentRedirect(_with_query(request, content["path"]))
    is_home = content["path"] == frame["home_path"]
    builder = pages.home if is_home else pages.OF_CONTENT.get(content["type"], pages.plain)
    template, context = builder(api, request, language, {**content, "sections": frame["sections"]})
    languages = {language: content, **{item["locale"]: item for item in content["translations"]}}
    shown = {
        **frame,
        **context,
        "content": content,
        "is_home": is_home,
        "languages": languages_of(language, {code: item["path"] for code, item in languages.items()}),
        "breadcrumbs": _breadcrumbs(route, language),
    }
    response = render(request, f"destination_front/{template}", shown)
    response["Content-Security-Policy"] = policy(has_models=bool(context.get("viewer")))
    return response


def _list(api: Api, request: HttpRequest, language: str, name: str, frame: dict[str, Any]) -> HttpResponse:
    path = list_path(name, language)
    if request.path != path:
        return HttpResponsePermanentRedirect(_with_query(request, path))
    template, context = list_pages.OF_LIST[name](api, request, language)
    shown = {
        **frame,
        **context,
        "title": TITLES[name],
        "languages": languages_of(language, {code: list_path(name, code) for code, _ in settings.LANGUAGES}),
        "breadcrumbs": [
            {"title": frame["site_name"], "path": frame["home_path"]},
            {"title": TITLES[name], "path": path},
        ],
    }
    return render(request, f"destination_front/{template}", shown)


def _breadcrumbs(route: dict[str, Any], language: str) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = route["breadcrumbs"]
    name = pages.LIST_OF_TYPE.get(route["content"]["type"])
    if name is None:
        return steps
    return [*steps[:1], {"title": TITLES[name], "path": list_path(name, language)}, *steps[1:]]


def _with_query(request: HttpRequest, path: str) -> str:
    return f"{path}?{urlencode(request.GET, doseq=True)}" if request.GET else path
