"""Kinds and keys of what edited rows refer to, looked up for a whole batch in one statement."""

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, IntegerField, Model, Q, UUIDField, Value
from wagtail.models import AbstractPage

from ..base_page import page_model
from ..projections.kinds import IMAGE_KIND, PAGE_KIND, get_kinds, kind_of_model
from ..verticals import Kind
from .payload import Key

#: What a foreign key points to: its kind, its key, and its primary key.
Target = tuple[Kind, Key, int]

_NO_UUID = Value(uuid.UUID(int=0), output_field=UUIDField())
_NO_NUMBER = Value(0, output_field=IntegerField())


class Targets:
    """The targets that were looked up, and those that are not there."""

    def __init__(self, installation: uuid.UUID, locales: Mapping[int, str]) -> None:
        self._installation = installation
        self._locales = locales
        self._known: dict[tuple[str, int], Target | None] = {}
        self._pk_of_key: dict[Key, int] = {}

    def get(self, model: type[Model], pk: int) -> Target | None:
        """Return what a foreign key to a model points to, in its own locale."""
        group = _group_of(model)
        if group is None:
            return None
        if (group, pk) not in self._known:
            self.load({model: {pk}})
        return self._known[group, pk]

    def pk_of_key(self, key: Key) -> int | None:
        """Return the primary key of something that is not a page, and that was looked up."""
        return self._pk_of_key.get(key)

    def uuids(self) -> set[str]:
        """Return the UUIDs of all that was looked up."""
        return {target[1].uuid for target in self._known.values() if target}

    def load(self, wanted: Mapping[type[Model], Collection[int]], *, pages: Collection[str] = ()) -> None:
        """Look up what is not known yet: primary keys by model, and pages by their tree paths."""
        missing: dict[str, set[int]] = {PAGE_KIND: set()} if pages else {}
        for model, pks in wanted.items():
            group = _group_of(model)
            if group is not None:
                missing.setdefault(group, set()).update(pk for pk in pks if (group, pk) not in self._known)
        queries = [
            _rows_of(group, pks, pages) for group, pks in missing.items() if pks or (pages and group == PAGE_KIND)
        ]
        self._known.update(dict.fromkeys((group, pk) for group, pks in missing.items() for pk in pks))
        if queries:
            first, *rest = queries
            for group, pk, *columns in first.union(*rest, all=True) if rest else first:
                self._note(group, pk, *columns)

    def _note(self, group: str, pk: int, translation: uuid.UUID, locale: int, content_type: int) -> None:
        kind = kind_of_content_type(content_type) if group == PAGE_KIND else get_kinds()[group]
        if kind is None:
            return
        key = key_from(kind, pk, translation, self._locales.get(locale, ""), self._installation)
        self._known[group, pk] = (kind, key, pk)
        if group != PAGE_KIND:
            self._pk_of_key[key] = pk


def key_of(kind: Kind, instance: Any, installation: uuid.UUID, locales: Mapping[int, str]) -> Key:
    """Return the key of a page, snippet or image."""
    translation = getattr(instance, "translation_key", None)
    return key_from(kind, instance.pk, translation, locales.get(getattr(instance, "locale_id", 0), ""), installation)


def key_from(kind: Kind, pk: int, translation: Any, language: str, installation: uuid.UUID) -> Key:
    """Return the key of a page, snippet or image from its columns.

    Translatable things are known by translation key and locale. An image has no such key: its
    UUID is a uuid5 of the installation's, the model and the primary key.
    """
    if _is_translatable(kind):
        return Key(kind.name, str(translation), language)
    return Key(kind.name, str(uuid.uuid5(installation, f"{kind.model._meta.label_lower}:{pk}")), "")


def kind_of_content_type(pk: int) -> Kind | None:
    """Return the kind that publishes the pages of a content type."""
    model = ContentType.objects.get_for_id(pk).model_class()
    return kind_of_model(model) if model else None


def _is_translatable(kind: Kind) -> bool:
    return kind.name != IMAGE_KIND and hasattr(kind.model, "translation_key")


def _group_of(model: type[Model]) -> str | None:
    """Return the name under which targets of a model are known: pages share one."""
    if issubclass(model, AbstractPage):
        return PAGE_KIND
    kind = kind_of_model(model)
    return kind.name if kind else None


def _rows_of(group: str, pks: set[int], paths: Collection[str]) -> Any:
    """Return the query of some targets: group, primary key, translation key, locale, content type."""
    sort = Value(group, output_field=CharField())
    if group == PAGE_KIND:
        rows = page_model()._default_manager.filter(Q(pk__in=pks) | Q(path__in=paths))
        return rows.order_by().values_list(sort, "pk", "translation_key", "locale_id", "content_type_id")
    kind = get_kinds()[group]
    rows = kind.model._default_manager.all().order_by()
    if not _is_translatable(kind):
        return rows.filter(pk__in=pks).values_list(sort, "pk", _NO_UUID, _NO_NUMBER, _NO_NUMBER)
    # With their translations: content in another language shows those, if they are there.
    keys = rows.filter(pk__in=pks).values("translation_key")
    return rows.filter(translation_key__in=keys).values_list(sort, "pk", "translation_key", "locale_id", _NO_NUMBER)
