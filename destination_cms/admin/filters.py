"""Filters of the listings: by state, by missing parts, and by the vocabularies of the kind."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.db.models.constants import LOOKUP_SEP
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, Filter, MultipleChoiceFilter
from wagtail.admin.filters import LocaleFilter
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.models import Locale, TranslatableMixin

from .states import STATE_LABELS, any_of, district_name, gap_conditions, state_conditions, untranslated

ANY_LANGUAGE = "any"
#: For what is built once, and read in the language of each.
capfirst_lazy = lazy(capfirst, str)

LACKING_LABELS = {
    "position": pgettext_lazy("lacking", "a position"),
    "picture": pgettext_lazy("lacking", "a picture"),
}

Choices = list[tuple[str, Any]]


class ConditionFilter(MultipleChoiceFilter):
    """Checkboxes of named conditions, at least one of which must hold."""

    def __init__(self, conditions: Callable[[], dict[str, Any]], **options: Any) -> None:
        """Take what returns the conditions by name, and the options of any filter of choices."""
        super().__init__(widget=CheckboxSelectMultiple, **options)
        self.conditions = conditions

    def filter(self, qs: Any, value: Any) -> Any:
        """Return the pages for which one of the ticked conditions holds; all when nothing is ticked."""
        return qs.filter(any_of(self.conditions(), value)) if value else qs


class TranslationFilter(ChoiceFilter):
    """Pages that are missing in a language."""

    def filter(self, qs: Any, value: Any) -> Any:
        """Return the pages that the language lacks; ``any`` stands for one language or another."""
        if not value:
            return qs
        return qs.filter(untranslated(None if value == ANY_LANGUAGE else value))


class WordFilter(ChoiceFilter):
    """A word of a shared list, such as a district, in whatever language the page has it."""

    def filter(self, qs: Any, value: Any) -> Any:
        """Return the pages that have the word or a translation of it."""
        return qs.filter(**{f"{self.field_name}__translation_key": value}).distinct() if value else qs


def _languages() -> Choices:
    return [(locale.language_code, locale.get_display_name()) for locale in Locale.objects.all()]


def _missing_choices() -> Choices:
    return [(ANY_LANGUAGE, _("Any language")), *_languages()]


def _words(model: Any) -> Choices:
    """Return each word once: in the language of the admin where there is one."""
    words = list(model._default_manager.select_related("locale"))
    words.sort(key=lambda word: word.locale.language_code == get_language())
    labels = {str(word.translation_key): str(word) for word in words}
    return sorted(labels.items(), key=lambda item: item[1].casefold())


class ListingFilterSet(PageFilterSet):
    """Filters of every kind; those of one kind are added by ``filterset_for``."""

    has_child_pages = None
    state = ConditionFilter(
        state_conditions, label=pgettext_lazy("of a page", "State"), choices=list(STATE_LABELS.items())
    )
    locale = LocaleFilter(
        label=_("Language"),
        choices=_languages,
        widget=RadioSelect,
        empty_label=None,
        null_label=_("All"),
        null_value=None,
    )
    translation = TranslationFilter(
        label=_("Missing translation"), choices=_missing_choices, widget=RadioSelect, empty_label=_("All")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take the arguments of any set of filters; a site with one language is not asked for languages."""
        super().__init__(*args, **kwargs)
        if len(_languages()) < 2:
            del self.filters["locale"], self.filters["translation"]

    def filter_queryset(self, queryset: Any) -> Any:
        """Filter as the form says. A search engine reads the primary keys, and none of the conditions."""
        if not self.form.has_changed():
            return queryset
        wanted = super().filter_queryset(queryset.model._default_manager.all())
        return queryset.filter(pk__in=wanted.order_by().values("pk"))


def filterset_for(model: type[Model], fields: Any = ()) -> type[ListingFilterSet]:
    """Return the filters of the listing of a page class.

    Args:
        model: the page class.
        fields: names of fields with choices, and paths to words that have translations.
    """
    own: dict[str, Filter] = {}
    if gaps := gap_conditions(model):
        choices = [(name, LACKING_LABELS[name]) for name in gaps]
        own["lacking"] = ConditionFilter(partial(gap_conditions, model), label=_("Lacking"), choices=choices)
    for path in [*fields, *filter(None, [district_name(model)])]:
        own[path] = _filter_of(model, path)
    first = ["state", "locale", "translation", *own]
    order = [*first, *(name for name in ListingFilterSet.base_filters if name not in first)]
    meta = type("Meta", (), {"model": model, "fields": []})
    made: Any = type(f"{model.__name__}ListingFilterSet", (ListingFilterSet,), {**own, "Meta": meta})
    made.base_filters = {name: made.base_filters[name] for name in order}
    filterset: type[ListingFilterSet] = made
    return filterset


def _filter_of(model: type[Model], path: str) -> Filter:
    field = _field_at(model, path)
    options: dict[str, Any] = {
        "field_name": path,
        "label": capfirst_lazy(field.verbose_name),
        "widget": RadioSelect,
        "empty_label": _("All"),
    }
    words: Any = field.related_model
    if words is not None and issubclass(words, TranslatableMixin):
        return WordFilter(choices=partial(_words, words), **options)
    return ChoiceFilter(choices=field.choices or [], **options)


def _field_at(model: Any, path: str) -> "Field[Any, Any]":
    *relations, name = path.split(LOOKUP_SEP)
    for relation in relations:
        model = model._meta.get_field(relation).related_model
    field = model._meta.get_field(name)
    if not isinstance(field, Field):
        raise FieldDoesNotExist(f"{path} is not a field that a listing can be filtered by")
    return field
