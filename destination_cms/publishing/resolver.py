"""How a projection sees other content: as the public does, or as a preview does."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.db.models import Model
from wagtail.models import AbstractPage

from ..base_page import page_model
from ..kinds import kind_of_model
from ..projection import Ref
from ..verticals import Kind
from .payload import REF, Key
from .sources import key_of, page_kind_of


class Targets:
    """Looks up what a foreign key points to, once per batch.

    ``find`` returns the keys by which a target may be shown, best first: in the locale of the
    content that asks, if it has one, then in the target's own.
    """

    def __init__(self, installation: Any, locales: dict[int, str]) -> None:
        self._installation = installation
        self._locales = locales
        self._pages: dict[int, tuple[Kind, Key] | None] = {}
        self._shared: dict[tuple[str, int], tuple[Kind, Key] | None] = {}
        self.pk_of_key: dict[str, int] = {}

    def preload(self, kind: Kind, instances: Iterable[Any]) -> set[str]:
        """Look up all that the foreign keys of these rows and of their inline children point to.

        Returns the UUIDs found, so that the ledger's rows can be read in one go. What a StreamField
        or a rich text points to is looked up when it is met.
        """
        wanted: dict[Any, set[int]] = {}
        for instance in instances:
            children = (child for name in kind.prefetch for child in getattr(instance, name).all())
            for row in (instance, *children):
                for field in _references(row.__class__):
                    if pk := getattr(row, field.attname):
                        wanted.setdefault(field.related_model, set()).add(pk)
        for model, pks in wanted.items():
            if issubclass(model, AbstractPage):
                self._load_pages(pks)
            elif target := kind_of_model(model):
                self._load_shared(target, pks)
        found = [*self._pages.values(), *self._shared.values()]
        return {key.uuid for target in found if target for _, key in [target]}

    def find(self, model: type[Model], pk: int, locale: str) -> tuple[Kind | None, list[Key]]:
        found = self._find_page(pk) if issubclass(model, AbstractPage) else self._find_shared(model, pk)
        if found is None:
            return None, []
        kind, key = found
        in_locale = Key(key.kind, key.uuid, locale)
        return kind, [in_locale, key] if locale and key.locale and key.locale != locale else [key]

    def _find_page(self, pk: int) -> tuple[Kind, Key] | None:
        if pk not in self._pages:
            self._load_pages({pk})
        return self._pages[pk]

    def _load_pages(self, pks: set[int]) -> None:
        missing = pks - set(self._pages)
        self._pages.update(dict.fromkeys(missing))
        rows = page_model()._default_manager.filter(pk__in=missing).select_related("content_type")
        for row in rows.only("pk", "translation_key", "locale_id", "content_type"):
            if kind := page_kind_of(row):
                self._pages[row.pk] = (kind, key_of(kind, row, self._installation, self._locales))

    def _find_shared(self, model: type[Model], pk: int) -> tuple[Kind, Key] | None:
        kind = kind_of_model(model)
        if kind is None:
            return None
        if (kind.name, pk) not in self._shared:
            self._load_shared(kind, {pk})
        return self._shared[kind.name, pk]

    def _load_shared(self, kind: Kind, pks: set[int]) -> None:
        missing = {pk for pk in pks if (kind.name, pk) not in self._shared}
        self._shared.update({(kind.name, pk): None for pk in missing})
        rows = kind.model._default_manager.all()
        if hasattr(kind.model, "translation_key"):
            # With their translations: content in another language shows those, if they are there.
            keys = rows.filter(pk__in=missing).values("translation_key")
            rows = rows.filter(translation_key__in=keys).only("pk", "translation_key", "locale")
        else:
            rows = rows.filter(pk__in=missing).only("pk")
        for row in rows:
            key = key_of(kind, row, self._installation, self._locales)
            self._shared[kind.name, row.pk] = (kind, key)
            self.pk_of_key[str(key)] = row.pk


@cache
def _references(model: Any) -> list[Any]:
    """Return the foreign keys of a model that lead to content."""
    fields = [
        field for field in model._meta.concrete_fields if field.many_to_one and not field.remote_field.parent_link
    ]
    return [f for f in fields if issubclass(f.related_model, AbstractPage) or kind_of_model(f.related_model)]


class LedgerResolver:
    """Answers with what the public may see; remembers every key that was wanted, public or not."""

    def __init__(self, targets: Targets, locale: str, is_public: Callable[[Kind, Key], bool]) -> None:
        self._targets = targets
        self._locale = locale
        self._is_public = is_public
        self.wanted: set[str] = set()

    def refer(self, model: type[Model], pk: int | None) -> Ref | None:
        if pk is None:
            return None
        kind, keys = self._targets.find(model, pk, self._locale)
        if kind is None:
            return None
        self.wanted.update(str(key) for key in keys)
        return next(({REF: str(key)} for key in keys if self._is_public(kind, key)), None)


class DraftResolver:
    """Answers with everything that exists: for a preview, whose answer is never stored."""

    def __init__(self, targets: Targets, locale: str) -> None:
        self._targets = targets
        self._locale = locale
        self.wanted: set[str] = set()

    def refer(self, model: type[Model], pk: int | None) -> Ref | None:
        if pk is None:
            return None
        _, keys = self._targets.find(model, pk, self._locale)
        if not keys:
            return None
        self.wanted.add(str(keys[-1]))
        return {REF: str(keys[-1])}
