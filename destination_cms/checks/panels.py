"""W009: editors cannot fill in a field."""

from collections.abc import Iterator
from typing import Any, TypeGuard

from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.db.models import Model
from modelcluster.models import get_all_child_relations
from wagtail.models import AbstractPage

from ..base_page import page_model
from ..registry import declared_items
from ..verticals import Kind, KindExtension


def check_panels(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W009: a field of a page stands in no panel, and is not left out by name."""
    return [
        CheckWarning(
            f"{model._meta.label}.{name} stands in no panel: editors cannot fill it in.",
            hint=(
                f'Add FieldPanel("{name}") (for rows: InlinePanel) to the content_panels of {model.__name__}, or "{name}" '
                f"to fields_without_panel of its {declaration}."
            ),
            id="destination_cms.W009",
        )
        for model, excluded, declaration in _page_classes()
        for name in fields_without_panel(model)
        if name not in excluded
    ]


def fields_without_panel(model: Any) -> list[str]:
    """Return the editable fields and rows of a page class, its base page's aside, that stand in no panel."""
    options = model.get_edit_handler().get_form_options()
    shown = {*options.get("fields", ()), *options.get("formsets", ())}
    return [name for name in _names_of(model) if name not in shown]


def _names_of(model: Any) -> Iterator[str]:
    common = {field.name for field in page_model()._meta.get_fields()}
    for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
        if field.editable and not field.auto_created and field.name not in common:
            yield field.name
    for relation in get_all_child_relations(model):
        if relation.get_accessor_name() not in common:
            yield relation.get_accessor_name()


def _page_classes() -> Iterator[tuple[type[Model], set[str], str]]:
    """Yield each page class that is published, what it leaves out, and what declares it."""
    excluded: dict[str, set[str]] = {}
    for kind in declared_items(Kind):
        excluded[kind.name] = set(kind.fields_without_panel)
        if _is_page(kind.model):
            yield kind.model, excluded[kind.name], f"Kind '{kind.name}'"
    for extension in declared_items(KindExtension):
        if _is_page(extension.model):
            names = {*excluded.get(extension.kind, ()), *extension.fields_without_panel}
            yield extension.model, names, f"KindExtension of '{extension.kind}'"


def _is_page(model: Any) -> TypeGuard[type[AbstractPage]]:
    options: Any = getattr(model, "_meta", None)
    return isinstance(model, type) and issubclass(model, page_model()) and not options.abstract
