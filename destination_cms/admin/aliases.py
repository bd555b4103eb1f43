"""Conversion of an alias into an ordinary page, which would publish what its source hides."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages

from .publish_notices import hidden_source


def keep_hidden(request: HttpRequest, alias: Any) -> None:
    """Make a live alias a draft before it becomes an ordinary page, if visitors do not see it because of its source.

    Its text would be public at once: one that is scheduled, or one that is not translated yet.
    """
    reason = hidden_source(alias) if alias.live else None
    if reason is None:
        return
    alias.unpublish(user=request.user)
    text = _("“%(title)s” is a draft now, because visitors did not see it: %(reason)s. Publish it when it is ready.")
    messages.warning(request, text % {"title": alias.get_admin_display_title(), "reason": reason})
