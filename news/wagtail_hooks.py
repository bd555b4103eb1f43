"""Registrations of the news vertical, nothing else."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from destination_cms.verticals import HOOK_NAME, Vertical

from .admin_snippets import SectionViewSet
from .missing_sections import articles_in, titles_without_section
from .models import Section
from .vertical import vertical

register_snippet(SectionViewSet)


@hooks.register(HOOK_NAME)
def register_news() -> Vertical:
    """Return the news vertical."""
    return vertical


@hooks.register("before_bulk_action")
def refuse_articles_without_section(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Publish none of the selected pages if an article among them has no section; no form can show the error."""
    if action_type != "publish":
        return None
    below = bool(action.cleaned_form.cleaned_data.get("include_descendants"))
    titles = titles_without_section(objects, with_descendants=below)
    if not titles:
        return None
    text = ngettext(
        "Nothing was published: %(count)d article has no section yet: %(titles)s.",
        "Nothing was published: %(count)d articles have no section yet: %(titles)s.",
        len(titles),
    )
    messages.error(request, text % {"count": len(titles), "titles": ", ".join(titles)})
    return redirect(action.next_url)


@hooks.register("before_delete_snippet")
def keep_sections_in_use(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Delete no section that has articles: they would be left without one, in public too."""
    counts = {section: articles_in(section) for section in instances if isinstance(section, Section)}
    used = {section: count for section, count in counts.items() if count}
    if not used:
        return None
    for section, count in used.items():
        text = ngettext(
            "“%(name)s” was not deleted: %(count)d article is in this section. Assign another section to it first.",
            "“%(name)s” was not deleted: %(count)d articles are in this section. Assign another section to them first.",
            count,
        )
        messages.error(request, text % {"name": section.name, "count": count})
    return redirect(Section.snippet_viewset.get_url_name("list"))
