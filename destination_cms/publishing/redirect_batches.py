"""Smaller batches for the redirects that Wagtail makes when a section is renamed or moved."""

from typing import Any

#: SQLite refuses an expression of more than 1,000 levels, and each redirect of a batch is one.
MOST_AT_ONCE = 400


def bound_batches() -> None:
    """Have Wagtail make its redirects in batches that every database takes. Called once, when the app is ready.

    In Wagtail 8.0 a batch has 2,000, and ``BatchRedirectCreator.pre_process`` puts all of them into one condition:
    on SQLite, renaming a section of 1,000 pages answered 500 and made no redirect at all.
    """
    from wagtail.contrib.redirects import signal_handlers

    class BoundedRedirectCreator(signal_handlers.BatchRedirectCreator):
        def __init__(self, max_size: int, **options: Any) -> None:
            super().__init__(min(max_size, MOST_AT_ONCE), **options)

    signal_handlers.BatchRedirectCreator = BoundedRedirectCreator
