"""Users of what an editor is about to delete: the question names them, with links.

``wagtailadmin/shared/usage_summary.html`` stands in place of Wagtail's, which gives a number only.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.urls import Resolver404, get_script_prefix, resolve
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import AbstractPage, ReferenceIndex

from ..base_page import page_model

#: How many are named.
NAMED = 10

#: Title and address in the admin.
Link = tuple[str, str]


def users_of(usage_url: str, user: Any) -> tuple[list[Link], int]:
    """Return what uses a thing, with links, and how many more there are.

    Of a page, its subpages count as well: they are deleted with it.

    Args:
        usage_url: the address in the admin of the listing of what uses the thing.
        user: links lead to what this user may edit, and nothing else is named.
    """
    thing = _thing_at(usage_url)
    if thing is None:
        return [], 0
    found = _sources(thing)
    finder, links = AdminURLFinder(user), list[Link]()
    for source in _loaded(found[: 2 * NAMED]):
        url = finder.get_edit_url(source)
        if url and len(links) < NAMED:
            links.append((_title_of(source), url))
    return sorted(links), len(found) - len(links)


def _thing_at(usage_url: str) -> Any:
    path = usage_url.partition("?")[0]
    try:
        match = resolve("/" + path.removeprefix(get_script_prefix()))
    except Resolver404:
        return None
    view = match.func
    model = getattr(view, "view_initkwargs", {}).get("model") or getattr(
        getattr(view, "view_class", None), "model", None
    )
    if match.view_name == "wagtailadmin_pages:usage":
        model = page_model()
    pk = next(iter([*match.args, *match.kwargs.values()]), None)
    return model._base_manager.filter(pk=unquote(str(pk))).first() if model is not None and pk is not None else None


def _sources(thing: Any) -> list[tuple[int, str]]:
    """Return the content type and the primary key of each thing that refers to this, and that stays without it."""
    if not isinstance(thing, AbstractPage):
        found = ReferenceIndex.get_references_to(thing)
        return list(dict.fromkeys(found.order_by("pk").values_list("base_content_type", "object_id")))
    tree = page_model()._base_manager.filter(path__startswith=thing.path)
    gone = {str(pk) for pk in tree.values_list("pk", flat=True)}
    own = ContentType.objects.get_for_model(page_model()).pk
    found = ReferenceIndex.get_references_to_in_bulk(tree).values_list("base_content_type", "object_id")
    return list(dict.fromkeys(row for row in found.order_by("pk") if row[0] != own or row[1] not in gone))


def _loaded(rows: Iterable[tuple[int, str]]) -> Iterable[Any]:
    for content_type, pk in rows:
        model = ContentType.objects.get_for_id(content_type).model_class()
        found = model._base_manager.filter(pk=pk).first() if model is not None else None
        if found is not None:
            yield found


def _title_of(source: Any) -> str:
    return str(source.get_admin_display_title() if isinstance(source, AbstractPage) else source)
