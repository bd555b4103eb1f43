"""Register other verticals for a moment, as if other apps were installed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from wagtail import hooks

from destination_cms.graphql.schema import get_schema
from destination_cms.projections.kinds import forget_kinds
from destination_cms.verticals import HOOK_NAME
from tests.third_party.events.wagtail_hooks import register_events


@contextmanager
def also_declared(*answers: object) -> Iterator[None]:
    """Have further hooks answer these, in this order."""
    with _answering(lambda known: known, answers):
        yield


@contextmanager
def declared_instead_of_events(*answers: object) -> Iterator[None]:
    """Have hooks answer these, and the sample vertical's hook not at all."""
    with _answering(lambda known: [entry for entry in known if entry[0] is not register_events], answers):
        yield


@contextmanager
def _answering(keep: Callable[[list[Any]], list[Any]], answers: tuple[object, ...]) -> Iterator[None]:
    hooks.search_for_hooks()
    known = hooks._hooks[HOOK_NAME]
    hooks._hooks[HOOK_NAME] = [*keep(known), *((_hook(answer), 0) for answer in answers)]
    _forget()
    try:
        yield
    finally:
        hooks._hooks[HOOK_NAME] = known
        _forget()


def _hook(answer: object) -> Callable[[], object]:
    def register_something() -> object:
        return answer

    return register_something


def _forget() -> None:
    forget_kinds()
    get_schema.cache_clear()
