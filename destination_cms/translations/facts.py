"""Put the facts of a page into its translation: fields, and rows with their order."""

from collections.abc import Collection, Mapping
from typing import Any

from wagtail.models import TranslatableMixin

from ..models.mixins import IllustratedMixin
from .fields import fields_of, is_translatable

__all__ = ["FactsCopier", "overridable_values"]


class FactsCopier:
    """Copies facts from a page to one of its translations, in memory; nothing is saved.

    Args:
        source: the page that the facts are taken from.
        known: values of the source that overridable fields followed last, by path; see ``overridable_values``.
        overridden: paths that a translator has overridden with wagtail-localize: ``cover_image``, ``stops.<key>.spot``.
    """

    def __init__(self, source: Any, known: Mapping[str, str], overridden: Collection[str] = ()) -> None:
        self._source = source
        self._known = known
        self._overridden = overridden

    def copy_to(self, target: Any, twin: Any = None) -> list[str]:
        """Return the names of the fields and relations that have changed in a translation.

        Args:
            target: the translation, live or as a draft has it.
            twin: the same page as it is stored, whose rows a draft must not store once more.
        """
        had_image = getattr(target, "cover_image_id", None)
        changed = self._copy_fields(self._source, target, target.locale_id)
        changed += [name for name in fields_of(target.__class__).relations if self._copy_rows(name, target, twin)]
        if _needs_alt(target, had_image):
            target.cover_image_alt = self._source.cover_image_alt
        return changed

    def _copy_fields(self, source: Any, target: Any, locale_id: int, path: str = "") -> list[str]:
        changed = []
        for field in fields_of(source.__class__).facts:
            if f"{path}{field.name}" in self._overridden:
                continue
            value = _localized(field, source, target, locale_id)
            if getattr(target, field.attname) != value:
                setattr(target, field.attname, value)
                changed.append(field.name)
        return [*changed, *self._copy_overridable(source, target, path)]

    def _copy_overridable(self, source: Any, target: Any, path: str) -> list[str]:
        changed = []
        for field in fields_of(source.__class__).overridable:
            name = f"{path}{field.name}"
            value, own = field.value_to_string(source), field.value_to_string(target)
            # One that differs from what it followed last was overridden; an empty one was not.
            if own != value and own in ("", self._known.get(name)) and name not in self._overridden:
                setattr(target, field.attname, getattr(source, field.attname))
                changed.append(field.name)
        return changed

    def _copy_rows(self, name: str, target: Any, twin: Any) -> bool:
        wanted, there = list(getattr(self._source, name).all()), list(getattr(target, name).all())
        if not (wanted or there):
            return False
        stored = list(getattr(twin, name).all()) if twin is not None else []
        # How rows are paired: by their translation key, or, where they hold no words, by their place.
        is_keyed = is_translatable(type((wanted or there)[0]))
        pairs = _by_key(wanted, there) if is_keyed else dict(enumerate(there))
        twins = {row.translation_key: row.pk for row in stored} if is_keyed else {}
        rows, has_changed = [], False
        for number, row in enumerate(wanted):
            key = row.translation_key if is_keyed else number
            copy = pairs.get(key)
            if copy is None:
                copy, has_changed = _new_row(row, target.locale, twins.get(key)), True
            path = f"{name}.{key}."
            has_changed |= bool(self._copy_fields(row, copy, target.locale_id, path))
            has_changed |= _copy_order(row, copy, number)
            has_changed |= is_keyed and _give_key(copy, key)
            rows.append(copy)
        if has_changed or len(there) != len(rows):
            setattr(target, name, rows)
            return True
        return False


def _needs_alt(page: Any, had_image: Any) -> bool:
    """Say whether the alternative text of a cover is that of another image, which is wrong in any language."""
    if not isinstance(page, IllustratedMixin) or not page.cover_image_id:
        return False
    return page.cover_image_id != had_image or not page.cover_image_alt


def overridable_values(source: Any) -> dict[str, str]:
    """Return the values that overridable fields of a page and of its rows follow now, by path."""
    values = {field.name: field.value_to_string(source) for field in fields_of(source.__class__).overridable}
    for name in fields_of(source.__class__).relations:
        for number, row in enumerate(getattr(source, name).all()):
            key = row.translation_key if is_translatable(row.__class__) else number
            fields = fields_of(row.__class__).overridable
            values |= {f"{name}.{key}.{field.name}": field.value_to_string(row) for field in fields}
    return values


def _by_key(wanted: list[Any], there: list[Any]) -> dict[Any, Any]:
    found = {row.translation_key: row for row in there}
    if wanted and there and not found.keys() & {row.translation_key for row in wanted}:
        # Written apart from each other: the n-th of one language is the n-th of the other.
        return {row.translation_key: copy for row, copy in zip(wanted, there, strict=False)}
    return found


def _give_key(row: Any, key: Any) -> bool:
    has_changed = row.translation_key != key
    row.translation_key = key
    return bool(has_changed)


def _copy_order(row: Any, copy: Any, number: int) -> bool:
    order = number if row.sort_order is None else row.sort_order
    has_changed = copy.sort_order != order
    copy.sort_order = order
    return bool(has_changed)


def _new_row(row: Any, locale: Any, pk: Any) -> Any:
    """Return a copy of a row in another language, with the words of the source until they are translated."""
    fields = fields_of(row.__class__)
    copy = type(row)(pk=pk)
    for field in (*fields.facts, *fields.overridable, *fields.texts):
        setattr(copy, field.attname, getattr(row, field.attname))
    if is_translatable(row.__class__):
        copy.translation_key, copy.locale = row.translation_key, locale
    return copy


def _localized(field: Any, source: Any, target: Any, locale_id: int) -> Any:
    """Return the value that a translation should have: of what is translated itself, the translation."""
    value, own = getattr(source, field.attname), getattr(target, field.attname)
    model = field.related_model if field.many_to_one else None
    if value is None or value == own or model is None or not issubclass(model, TranslatableMixin):
        return value
    rows = model.get_translation_model()._default_manager
    keys = dict(rows.filter(pk__in=[pk for pk in (value, own) if pk is not None]).values_list("pk", "translation_key"))
    if own is not None and keys.get(own) == keys.get(value):
        return own
    there = rows.filter(translation_key=keys.get(value), locale_id=locale_id).values_list("pk", flat=True).first()
    return value if there is None else there
