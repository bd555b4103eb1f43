"""Marks round the redirects that Wagtail makes by itself, which no model signal tells of.

It makes them in bulk when a slug has changed or a page was moved: in the editor's transaction or
after it, whoever calls. So there is a mark before, which a crash in between leaves to the next
sweep, and one after, which brings them into the feed at once.
"""

from typing import Any

from wagtail.signals import page_slug_changed, post_page_move

from ..models.ledger import MarkScope
from ..redirects import has_redirects
from .marks import mark, sweep_deferred


def connect_redirect_signals() -> None:
    """Connect the receivers, with Wagtail's own between them. Called once, when the app is ready."""
    if not has_redirects():
        return
    from wagtail.contrib.redirects.signal_handlers import (
        autocreate_redirects_on_page_move,
        autocreate_redirects_on_slug_change,
    )

    makers = (
        (page_slug_changed, autocreate_redirects_on_slug_change),
        (post_page_move, autocreate_redirects_on_page_move),
    )
    for signal, maker in makers:
        # A signal calls in the order of connecting, and takes a receiver once: Wagtail's own connecting,
        # should it come later, changes nothing.
        signal.disconnect(maker)
        signal.connect(before_redirects, dispatch_uid="destination_cms.before_redirects")
        signal.connect(maker)
        signal.connect(after_redirects, dispatch_uid="destination_cms.after_redirects")


def before_redirects(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Mark what is about to be redirected to, without sweeping."""
    with sweep_deferred():
        mark(MarkScope.PAGE_TREE, [str(instance.pk)])


def after_redirects(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Mark it again, as another sweep may have taken the first mark meanwhile, and have it swept."""
    mark(MarkScope.PAGE_TREE, [str(instance.pk)])
