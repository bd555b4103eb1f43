"""How a projection sees other content: as the public does, or as a preview does."""

from collections.abc import Callable
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
    content that asks, then in the target's own.
    """

    def __init__(self, installation: Any, locales: dict[int, str]) -> None:
        self._installation = installation
        self._locales = locales
        self._pages: dict[int, tuple[Kind, Key] | None] = {}
        self._shared: dict[tuple[str, int], tuple[Kind, Key] | None] = {}
        self.pk_of_key: dict[str, int] = {}

    def find(self, model: type[Model], pk: int, locale: str) -> tuple[Kind | None, list[Key]]:
        found = self._find_page(pk) if issubclass(model, AbstractPage) else self._find_shared(model, pk)
        if found is None:
            return None, []
        kind, key = found
        in_locale = Key(key.kind, key.uuid, locale)
        return kind, [in_locale, key] if key.locale and key.locale != locale else [key]

    def _find_page(self, pk: int) -> tuple[Kind, Key] | None:
        if pk not in self._pages:
            row = page_model()._default_manager.select_related("content_type").filter(pk=pk).first()
            kind = page_kind_of(row) if row else None
            self._pages[pk] = (kind, key_of(kind, row, self._installation, self._locales)) if kind else None
        return self._pages[pk]

    def _find_shared(self, model: type[Model], pk: int) -> tuple[Kind, Key] | None:
        kind = kind_of_model(model)
        if kind is None:
            return None
        if (kind.name, pk) not in self._shared:
            fields = [name for name in ("translation_key", "locale_id") if hasattr(model, name)]
            row = model._default_manager.only("pk", *(name.removesuffix("_id") for name in fields)).filter(pk=pk)
            instance = row.first()
            key = key_of(kind, instance, self._installation, self._locales) if instance else None
            self._shared[kind.name, pk] = (kind, key) if key else None
            if key:
                self.pk_of_key[str(key)] = pk
        return self._shared[kind.name, pk]


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
