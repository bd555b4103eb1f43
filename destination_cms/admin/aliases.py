"""Conversion of an alias into an ordinary page, which would publish what its source hides."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages

from .publish_notices import hidden_reason


def keep_hidden(request: HttpRequest, alias: Any) -> None:
    """Make a live alias of what visitors do not see a draft, before it becomes an ordinary page.

    Its text would be public at once, although its source is a draft, scheduled, expired or private.
    """
    source = alias.alias_of
    if not alias.live or source is None or (source.live and hidden_reason(source) is None):
        return
    alias.unpublish(user=request.user)
    text = _("“%(title)s” is a draft now, because visitors do not see what it mirrored. Publish it when it is ready.")
    messages.warning(request, text % {"title": alias.get_admin_display_title()})
