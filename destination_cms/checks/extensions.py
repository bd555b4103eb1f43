"""E008, W010: extensions of kinds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning
from django.db.models import Model
from wagtail.models import AbstractPage

from ..models import PublicationIndex
from ..projections.index_values import columns_of
from ..projections.kinds import PAGE_KIND, core_kinds
from ..registry import declared_items, get_verticals
from ..verticals import Kind, KindExtension

_Fault = tuple[str, str]


def check_extensions(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E008: an extension does not fit its kind."""
    return [Error(fault, hint=hint, id="destination_cms.E008") for fault, hint in _extension_faults()]


def check_subclasses(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W010: a subclass of a kind's page is published as a plain page."""
    kinds = {kind.model: kind for kind in [*core_kinds(), *declared_items(Kind)] if kind.name != PAGE_KIND}
    named = {*kinds, *(extension.model for extension in declared_items(KindExtension))}
    return [
        CheckWarning(
            f"{model._meta.label} is a subclass of the page of the kind '{kind.name}', and is published as a plain page.",
            hint=f"Name it in a vertical: Vertical(extensions=(KindExtension(kind={kind.name!r}, model=…),)).",
            id="destination_cms.W010",
        )
        for model in apps.get_models()
        if model not in named and issubclass(model, AbstractPage) and not model._meta.proxy
        for kind in [next((kinds[base] for base in model.__mro__ if base in kinds), None)]
        if kind is not None
    ]


def _extension_faults() -> Iterator[_Fault]:
    kinds = {kind.name: kind for kind in [*core_kinds(), *declared_items(Kind)]}
    for vertical in get_verticals().values():
        declared: Sequence[object] = vertical.extensions
        for item in declared:
            if not isinstance(item, KindExtension):
                yield (
                    (
                        f"The vertical '{vertical.name}' has {type(item).__name__} among its extensions, which is not a "
                        f"KindExtension."
                    ),
                    "Fill Vertical.extensions with destination_cms.verticals.KindExtension.",
                )
            elif item.kind not in kinds:
                yield (
                    f"The vertical '{vertical.name}' extends the kind '{item.kind}', which is not installed.",
                    f"The kinds are: {', '.join(kinds)}.",
                )
            else:
                for fault, hint in _faults_of(item, kinds[item.kind]):
                    yield f"The extension of '{item.kind}' by the vertical '{vertical.name}' {fault}.", hint
    extending = [item.model for item in declared_items(KindExtension) if item.model is not None]
    for model, count in Counter([*(kind.model for kind in kinds.values()), *extending]).items():
        if count > 1 and model in extending:
            yield (
                f"The model {model._meta.label} is named {count} times by kinds and extensions.",
                "One model, one kind: name each model once.",
            )
    yield from _column_faults(kinds)


def _faults_of(extension: KindExtension, kind: Kind) -> Iterator[_Fault]:
    model, project, index = extension.model, extension.project, extension.index
    if model is not None:
        is_below = _is_model(model) and _is_model(kind.model) and issubclass(model, kind.model)
        if not is_below or model is kind.model:
            yield (
                f"names the model {_name_of(model)}, which is not a subclass of {_name_of(kind.model)}",
                f"Derive the model from {_name_of(kind.model)}, or leave it out to extend everything of the kind.",
            )
        elif model._meta.abstract or model._meta.proxy:
            yield (
                f"names the model {model.__name__}, which is abstract or a proxy",
                "Name the concrete model that editors save.",
            )
    if project is not None and not _is_callable(project):
        yield "has no projector", "Set project to a function (instance, resolver) -> ProjectedFields, or to None."
    if index is not None and not (_is_model(index) and issubclass(index, PublicationIndex)):
        yield (
            "has an index that is not a PublicationIndex",
            "Derive the index model from destination_cms.models.PublicationIndex, or set index to None.",
        )
    if not any((model, project, index, extension.fields, extension.filters, extension.orders)):
        yield "adds nothing", "Give it a model, a projector, fields, filters or orders, or leave it out."


def _column_faults(kinds: dict[str, Kind]) -> Iterator[_Fault]:
    """Yield index columns that two index models of one kind have: their values are identified by name."""
    for name, kind in kinds.items():
        models = [kind.index, *(item.index for item in declared_items(KindExtension) if item.kind == name)]
        columns = Counter(column for model in models if _is_index(model) for column in columns_of(model))  # type: ignore[arg-type]
        for column, count in columns.items():
            if count > 1:
                yield (
                    (
                        f"The index column '{column}' of the kind '{name}' is declared {count} times, by the kind or by what "
                        f"extends it."
                    ),
                    "Give the column of the extension a name of its own.",
                )


def _is_callable(value: object) -> bool:
    return callable(value)


def _is_model(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Model)


def _is_index(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, PublicationIndex)


def _name_of(model: Any) -> str:
    return str(getattr(getattr(model, "_meta", None), "label", model))
