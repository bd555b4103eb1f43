"""Where a new page goes: straight to its form where the place is clear, else a list of the possible parents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Q, Value
from django.db.models.functions import Length, Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.models import Locale, Site

from ..base_page import page_model
from .columns import STYLES

#: How many parents are listed; the field below the list finds any other.
LISTED = 20
#: How many of the places in use are looked at, the most used first.
USED = 200
ROOT_DEPTH = 1


@dataclass(frozen=True, slots=True)
class Parent:
    """A page that the new one may stand below.

    Attributes:
        page: the parent.
        above: titles of the pages above it, from the top; the root of the tree is not among them.
        count: how many pages of the kind it has, in its language.
        url: the form of a new page below it.
    """

    page: Any
    above: list[str]
    count: int
    url: str


class NewPageView(ChooseParentView):
    """Open the form of a new page, in the language of the editor.

    The editor is not asked for a parent where only one is possible, or where one site keeps all pages of the kind below
    the same parent; ``?ask=1`` asks all the same.
    """

    template_name = "destination_cms/admin/new_page.html"
    page_title = _("Choose where it goes")
    parents: Sequence[Parent] = ()
    #: Language of the possible parents; ``None`` for any.
    locale: Any

    def get_locale(self) -> Locale | None:
        """Return the language asked for, or the editor's own."""
        if not self.i18n_enabled or self.request.GET.get("locale"):
            return super().get_locale()
        return Locale.get_active()

    def get_valid_parent_pages(self, user: Any) -> Any:
        """Return the pages of a site where this user may add one; in any language if there are none in this."""
        found = super().get_valid_parent_pages(user).filter(_on_a_site())
        if self.locale is None or found.exists():
            return found
        self.locale = None
        return super().get_valid_parent_pages(user).filter(_on_a_site())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Redirect to the form, or ask."""
        possible = self.get_valid_parent_pages(request.user)
        self.counts = self._counts()
        first = list(possible.order_by("path").values_list("pk", flat=True)[:2])
        used = list(possible.filter(path__in=self.counts).values_list("pk", flat=True)[:2])
        if len(first) == 1:
            return redirect(self._form_url(first[0]))
        sites = {root.site_id for root in Site.get_site_root_paths()}
        if len(used) == 1 and "ask" not in request.GET and len(sites) == 1:
            return redirect(self._form_url(used[0]))
        self.parents = self._parents(possible)
        response: HttpResponse = self.render_to_response(self.get_context_data(has_more=len(self.parents) == LISTED))
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        """Open the form below the page that was chosen."""
        return redirect(self._form_url(form.cleaned_data["parent_page"].pk))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the parents to the template context, and the names of what they may be."""
        model: Any = self.model
        allowed = {str(parent.get_verbose_name()) for parent in model.allowed_parent_page_models()}
        context = super().get_context_data(**kwargs)
        context["media"] += STYLES
        return {
            "parents": self.parents,
            "names": model._meta.verbose_name_plural,
            "name": model._meta.verbose_name,
            "allowed": sorted(allowed),
            # A form that was sent, and has errors, was shown.
            "has_more": self.request.method == "POST",
            **context,
        }

    def _counts(self) -> dict[str, int]:
        """Return how many pages of the kind stand below each path, the most first."""
        model: Any = self.model
        pages = model._default_manager.order_by()
        if self.locale is not None:
            pages = pages.filter(locale=self.locale)
        above = Substr("path", Value(1), Length("path") - Value(model.steplen))
        found = pages.values(above=above).annotate(count=Count("pk")).order_by("-count", "above")
        return dict(found.values_list("above", "count")[:USED])

    def _parents(self, possible: Any) -> list[Parent]:
        counts = self.counts
        used = list(possible.filter(path__in=list(counts)[:LISTED]))
        used.sort(key=lambda page: (-counts[page.path], page.path))
        others = possible.exclude(pk__in=[page.pk for page in used]).order_by("path")
        pages = [*used, *others[: LISTED - len(used)]]
        titles = _titles_above(pages)
        return [Parent(page, _above(page, titles), counts.get(page.path, 0), self._form_url(page.pk)) for page in pages]

    def _form_url(self, pk: int) -> str:
        options = self.model._meta
        url = reverse("wagtailadmin_pages:add", args=[options.app_label, options.model_name, pk])
        # After publishing, the listing shows what was written among its like.
        return f"{url}?{urlencode({'next': self.get_index_url()})}" if self.index_url_name else url


def _on_a_site() -> Q:
    """Return the condition of pages that visitors can reach, or of all where no site is set up."""
    conditions = [Q(url_path__startswith=root.root_path) for root in Site.get_site_root_paths()]
    return reduce(or_, conditions, Q()) & Q(depth__gt=ROOT_DEPTH)


def _titles_above(pages: Iterable[Any]) -> dict[str, str]:
    paths = {path for page in pages for path in _paths_above(page)}
    found = page_model()._default_manager.filter(path__in=paths, depth__gt=ROOT_DEPTH)
    return dict(found.values_list("path", "draft_title"))


def _above(page: Any, titles: dict[str, str]) -> list[str]:
    return [titles[path] for path in _paths_above(page) if path in titles]


def _paths_above(page: Any) -> list[str]:
    return [page.path[: length * page.steplen] for length in range(1, page.depth)]
