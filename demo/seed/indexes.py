"""Wagtail's search index and reference index, written once after the seed instead of by a task for each save."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db.models.signals import post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def indexes_written_once() -> Iterator[None]:
    """Write both indexes when the block ends, and enqueue no task for what is saved in it.

    The seed saves each page several times, and replaces the rows that a translation was copied with. Of the 1,400
    tasks that would come of it most repeat one another, and those of replaced rows fail: their row is gone.
    """
    models = [model for model in get_indexed_models() if post_save.disconnect(post_save_signal_handler, sender=model)]
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)
