"""One row for each thing, whatever languages it is written in."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Value, When
from wagtail.models import Locale

from .listing_rows import shown_locales

#: As many found translations are looked at; whoever searches for a word that is in more of them, writes another one.
FOUND = 5_000
#: What is read of each translation to choose one.
_READ = ("pk", "translation_key", "locale", "alias_of")


def preferred_locales() -> list[int]:
    """Return the primary keys of the languages: the editor's own first, then in the order of the settings."""
    own = Locale.get_active().pk
    return sorted((locale.pk for locale in shown_locales()), key=lambda pk: pk != own)


def one_of_each(pages: Any, among: Any) -> Any:
    """Return the page of each thing that an editor is shown: the best among its translations.

    Args:
        pages: the pages to choose from, with whatever annotations.
        among: a query of the same pages without annotations or order; served by the index of translation keys.
    """
    rank = _rank(preferred_locales())
    better = among.alias(rank=rank).filter(translation_key=OuterRef("translation_key"), rank__lt=OuterRef("rank"))
    return pages.alias(rank=rank).filter(~Exists(better))


def count_things(condition: Q) -> Count:
    """Return the aggregate that counts the things of which one translation meets a condition."""
    return Count("translation_key", filter=condition, distinct=True)


class FoundThings(Sequence[Any]):
    """What a search found, once for each thing, in the order of the search; a part of it is read when it is shown."""

    def __init__(self, pages: Any, search: Any) -> None:
        """Take the pages with their annotations, and what searches them: a function from a query to results."""
        ranks = {pk: rank for rank, pk in enumerate(preferred_locales())}
        best: dict[Any, tuple[tuple[bool, int], int]] = {}
        plain = pages.model._default_manager.filter(pk__in=pages.order_by().values("pk"))
        for page in search(plain.only(*_READ).order_by(*pages.query.order_by))[:FOUND]:
            place = page.alias_of_id is not None, ranks.get(page.locale_id, len(ranks))
            if page.translation_key not in best or place < best[page.translation_key][0]:
                best[page.translation_key] = place, page.pk
        self._pages = pages
        self._pks = [pk for _place, pk in best.values()]

    def __len__(self) -> int:
        return len(self._pks)

    def __getitem__(self, index: Any) -> Any:
        pks = self._pks[index]
        if not isinstance(pks, list):
            return self._pages.get(pk=pks)
        found = {page.pk: page for page in self._pages.filter(pk__in=pks).order_by()}
        return [found[pk] for pk in pks if pk in found]

    def __iter__(self) -> Iterator[Any]:
        return iter(self[:])


def _rank(locales: Sequence[int]) -> Any:
    """Return the place of a page among its translations: aliases, which only mirror another one, come last."""
    order = Case(
        *(When(locale=pk, then=Value(place)) for place, pk in enumerate(locales)),
        default=Value(len(locales)),
        output_field=IntegerField(),
    )
    mirrored = Case(When(alias_of__isnull=True, then=Value(0)), default=Value(len(locales) + 1))
    return order + mirrored
