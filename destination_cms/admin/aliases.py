"""Aliases of what visitors do not see: not served, and not published by becoming ordinary pages."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin import messages

from .publish_notices import hidden_reason


def mirrors_hidden(page: Any) -> bool:
    """Say whether a page is an alias of one that visitors do not see: a draft, scheduled, expired or private."""
    source = page.alias_of
    return source is not None and not (source.live and hidden_reason(source) is None)


def refuse_hidden(page: Any) -> None:
    """Refuse to serve an alias of what visitors do not see. Wagtail makes it live as soon as its source is scheduled.

    Raises:
        Http404: only editors may see it yet.
    """
    if page.alias_of_id is not None and mirrors_hidden(page):
        raise Http404


def keep_hidden(request: HttpRequest, alias: Any) -> None:
    """Make a live alias of what visitors do not see a draft, before it becomes an ordinary page.

    Its text would be public at once, although its source is a draft, scheduled, expired or private.
    """
    if not alias.live or not mirrors_hidden(alias):
        return
    # Whoever may convert it may also have it hidden.
    UnpublishPageAction(alias, user=request.user).execute(skip_permission_checks=True)
    text = _("“%(title)s” is a draft now, because visitors do not see what it mirrored. Publish it when it is ready.")
    messages.warning(request, text % {"title": alias.get_admin_display_title()})
