"""E001, E002, E004, W001: declarations of verticals."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning
from django.db.models import AutoField, ForeignKey, IntegerField, Model
from wagtail import hooks
from wagtail.models import AbstractPage, TranslatableMixin

from ..models import PublicationIndex
from ..projections.kinds import core_kinds
from ..registry import declared_verticals
from ..verticals import HOOK_NAME, Kind, Vertical
from .names import NAME


def check_hook_answers(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E001: a hook returned something that is not a Vertical."""
    return [
        Error(
            f"The hook {_path_of(function)} answered {type(answer).__name__}, "
            f"which is not a destination_cms.verticals.Vertical.",
            hint=f'A function registered for "{HOOK_NAME}" must return a Vertical.',
            id="destination_cms.E001",
        )
        for function in hooks.get_hooks(HOOK_NAME)
        if not isinstance(answer := function(), Vertical)
    ]


def check_names(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E002: a name is taken twice, or is invalid."""
    verticals = _verticals()
    kinds = [*core_kinds(), *_kinds(verticals)]
    named = [*(("vertical", item.name) for item in verticals), *(("kind", item.name) for item in kinds)]
    found: list[CheckMessage] = [
        Error(
            f"The name '{name}' of a {what} is taken {count} times.",
            hint="Names are part of every app's replica: rename the one that is not published yet.",
            id="destination_cms.E002",
        )
        for (what, name), count in Counter(named).items()
        if count > 1
    ]
    found += [
        Error(
            f"'{name}' is not a valid name for a {what}.",
            hint="A name is snake_case: a to z, 0 to 9 and _, a letter first, 40 characters at most.",
            id="destination_cms.E002",
        )
        for what, name in dict.fromkeys(named)
        if not NAME.fullmatch(str(name))
    ]
    return found


def check_kinds(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E004: a kind that cannot be published."""
    verticals = _verticals()
    kinds = [*core_kinds(), *_kinds(verticals)]
    found: list[CheckMessage] = [
        Error(
            f"The vertical '{vertical.name}' has {type(item).__name__} among its kinds, which is not a Kind.",
            hint="Fill Vertical.kinds with destination_cms.verticals.Kind.",
            id="destination_cms.E004",
        )
        for vertical in verticals
        for item in vertical.kinds
        if not _is_kind(item)
    ]
    for kind in kinds:
        found += [
            Error(f"The kind '{kind.name}' {fault}.", hint=hint, id="destination_cms.E004")
            for fault, hint in _faults(kind)
        ]
    models = Counter(kind.model for kind in kinds if _is_model(kind.model))
    found += [
        Error(
            f"The model {model._meta.label} is published by {count} kinds.",
            hint="One model, one kind: give the other kind a model of its own.",
            id="destination_cms.E004",
        )
        for model, count in models.items()
        if count > 1
    ]
    return found


def check_descriptions(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W001: a vertical has no description."""
    return [
        CheckWarning(
            f"The vertical '{vertical.name}' has no description.",
            hint="Say in one sentence what it publishes: Vertical(description=…).",
            id="destination_cms.W001",
        )
        for vertical in _verticals()
        if not vertical.description.strip()
    ]


def _faults(kind: Kind) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a kind and the way out."""
    project: object = kind.project
    if not callable(project):
        yield "has no projector", "Set project to a function (instance, resolver) -> Projection."
    if not _is_model(kind.model):
        yield "has no model", "Set model to a page class or a translatable snippet."
    elif kind.model._meta.abstract or kind.model._meta.proxy:
        yield (
            f"names the model {kind.model.__name__}, which is abstract or a proxy",
            "Name the concrete model that editors save.",
        )
    elif kind not in core_kinds() and not issubclass(kind.model, AbstractPage | TranslatableMixin):
        yield (
            f"names the model {kind.model._meta.label}, which is neither a page nor translatable",
            "Build it on wagtail.models.Page or on TranslatableMixin: a translation key outlives a move to another server.",
        )
    elif not isinstance(kind.model._meta.pk, AutoField | IntegerField | ForeignKey):
        yield (
            f"names the model {kind.model._meta.label}, whose primary key is not a whole number",
            "Use a BigAutoField: the ledger names edited rows by it, and readers by the translation key.",
        )
    elif kind.permanent is not None and not issubclass(kind.model, AbstractPage):
        yield (
            "has permanent addresses, and its model is not a page",
            "Set permanent to None: a permanent address leads to the URL of a page.",
        )
    if kind.index is not None and not (_is_model(kind.index) and issubclass(kind.index, PublicationIndex)):
        yield (
            "has an index that is not a PublicationIndex",
            "Derive the index model from destination_cms.models.PublicationIndex, or set index to None.",
        )


def _is_model(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Model)


def _verticals() -> list[Vertical]:
    return [answer for answer in declared_verticals() if isinstance(answer, Vertical)]


def _kinds(verticals: list[Vertical]) -> list[Kind]:
    return [kind for vertical in verticals for kind in vertical.kinds if _is_kind(kind)]


def _is_kind(value: object) -> bool:
    return isinstance(value, Kind)


def _path_of(function: object) -> str:
    name = getattr(function, "__qualname__", None)
    return f"{getattr(function, '__module__', '')}.{name}" if name else repr(function)
