"""Kinds and keys of what edited rows refer to, looked up for a whole batch in one statement."""

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, IntegerField, Model, Q, UUIDField, Value
from wagtail.models import AbstractPage

from ..base_page import page_model
from ..compiled_queries import Statement, in_sequence, primary_key, query_in
from ..projections.kinds import IMAGE_KIND, PAGE_KIND, get_kinds, kind_of_model
from ..verticals import Kind
from .payload import Key

#: What a foreign key points to: its kind, its key, and its primary key.
Target = tuple[Kind, Key, int]

_NO_UUID: Any = Value(uuid.UUID(int=0), output_field=UUIDField())
_NO_NUMBER: Any = Value(0, output_field=IntegerField())
#: Columns of what is looked up: the translation key, the locale and the content type as far as there are such.
_NAMES = ("destination_group", "pk", "destination_key", "destination_locale", "destination_type")


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
        self._known.update(dict.fromkeys((group, pk) for group, pks in missing.items() for pk in pks))
        wanted_groups = sorted(group for group, pks in missing.items() if pks or (pages and group == PAGE_KIND))
        if wanted_groups:
            for group, pk, *columns in _rows_of([(group, missing[group]) for group in wanted_groups], pages).records():
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


def _rows_of(wanted: list[tuple[str, set[int]]], paths: Collection[str]) -> Statement:
    """Return the query of primary keys by group, and of pages by path, in one statement."""
    groups = tuple(group for group, _ in wanted)

    def build(paths: Any, *pks: Any) -> Statement:
        return in_sequence([_of_group(*each, paths) for each in zip(groups, pks, strict=True)], _NAMES)

    page, models = page_model(), [get_kinds()[group].model for group in groups]
    lists = [(primary_key(model)[1], pks) for model, (_, pks) in zip(models, wanted, strict=True)]
    path = page._meta.get_field("path")
    return query_in(page, ("targets", groups), build, _NAMES, (path, paths), *lists, others=models)


def _of_group(group: str, pks: Any, paths: Any) -> Any:
    kind = get_kinds()[group]
    rows = kind.model._default_manager.all().order_by()
    of_pks = Q((primary_key(kind.model)[0], pks))
    key, locale, content_type = _NO_UUID, _NO_NUMBER, _NO_NUMBER
    if group == PAGE_KIND:
        found = rows.filter(of_pks | Q(path__in=paths))
        key, locale, content_type = F("translation_key"), F("locale"), F("content_type")
    elif _is_translatable(kind):
        # With their translations: content in another language shows those, if they are there.
        found = rows.filter(translation_key__in=rows.filter(of_pks).values("translation_key"))
        key, locale = F("translation_key"), F("locale")
    else:
        found = rows.filter(of_pks)
    sort = Value(group, output_field=CharField())
    return found.annotate(
        destination_group=sort, destination_key=key, destination_locale=locale, destination_type=content_type
    )
