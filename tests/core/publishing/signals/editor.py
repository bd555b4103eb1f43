"""An editor at the Wagtail admin: every change goes through the real view, with its form and its middleware."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.messages import ERROR, get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from .forms import form_with

Data = Mapping[str, Any]


def local(moment: datetime) -> str:
    """Return a moment as the admin's date fields show it."""
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


class Editor:
    """A superuser with a browser. Every method raises ``AssertionError`` when the admin refuses."""

    def __init__(self, host: str = "testserver") -> None:
        user = get_user_model().objects.create_superuser("editor", "editor@example.org", "secret")
        self.client = Client(headers={"host": host})
        self.client.force_login(user)

    # Pages

    def edit(self, page: Any, *, is_published: bool = True, **fields: Any) -> None:
        """Open a page, change fields of its form, and publish or save it."""
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        # The body's blocks are drawn by scripts; the world's pages have none.
        data = self.form(url, "slug") | {"body-count": "0"} | fields
        self.post(url, data | ({"action-publish": "1"} if is_published else {}))

    def unpublish(self, page: Any, *, with_descendants: bool = False) -> None:
        data = {"include_descendants": "on"} if with_descendants else {}
        self.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), data)

    def delete(self, page: Any) -> None:
        self.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    def move(self, page: Any, destination: Any) -> None:
        self.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, destination.pk]))

    def place(self, page: Any, position: int) -> None:
        """Drag a page to a position among its siblings, 0 being the first."""
        self.post(reverse("wagtailadmin_pages:set_page_position", args=[page.pk]) + f"?position={position}")

    def alias(self, page: Any, parent: Any, slug: str) -> Page:
        """Make an alias in the same language, live as its source is."""
        data = {"new_title": page.title, "new_slug": slug, "new_parent_page": parent.pk, "alias": "on"}
        self.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
        return Page.objects.child_of(parent).get(slug=slug)

    def convert_alias(self, page: Any) -> None:
        self.post(reverse("wagtailadmin_pages:convert_alias", args=[page.pk]))

    def translate(self, page: Any, locale: Any) -> Any:
        """Copy a page for translation: the copy is a draft."""
        self.post(reverse("simple_translation:submit_page_translation", args=[page.pk]), {"locales": locale.pk})
        return page.get_translation(locale)

    def page_privacy(self, page: Any, kind: str, **fields: Any) -> None:
        """Restrict who sees a page: ``none``, ``login`` or ``password``."""
        self.post(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]), {"restriction_type": kind, **fields})

    def bulk(self, model: Any, action: str, items: list[Any], **fields: Any) -> None:
        """Tick things in a listing and use the bar at its foot."""
        url = reverse("wagtail_bulk_action", args=[model._meta.app_label, model._meta.model_name, action])
        ticked = "&".join(f"id={item.pk}" for item in items)
        self.post(f"{url}?{ticked}&next=/admin/", fields)

    # Snippets, pictures, collections

    def add_snippet(self, model: Any, **fields: Any) -> None:
        """Fill in the form of a new snippet and publish it; fields with a dash are of its rows."""
        url = reverse(model.snippet_viewset.get_url_name("add"))
        data = self.form(url, "action-publish") | fields
        self.post(url, data | {"action-publish": "1"})

    def edit_snippet(self, snippet: Any, *, is_published: bool = True, **fields: Any) -> None:
        url = reverse(snippet.snippet_viewset.get_url_name("edit"), args=[snippet.pk])
        data = self.form(url, "action-publish") | fields
        self.post(url, data | ({"action-publish": "1"} if is_published else {}))

    def unpublish_snippet(self, snippet: Any) -> None:
        self.post(reverse(snippet.snippet_viewset.get_url_name("unpublish"), args=[snippet.pk]))

    def delete_snippet(self, snippet: Any) -> None:
        self.post(reverse(snippet.snippet_viewset.get_url_name("delete"), args=[snippet.pk]))

    def edit_image(self, image: Any, **fields: Any) -> None:
        url = reverse("wagtailimages:edit", args=[image.pk])
        self.post(url, self.form(url, "title") | fields)

    def delete_image(self, image: Any) -> None:
        self.post(reverse("wagtailimages:delete", args=[image.pk]))

    def edit_collection(self, collection: Any, **fields: Any) -> None:
        url = reverse("wagtailadmin_collections:edit", args=[collection.pk])
        self.post(url, self.form(url, "parent") | fields)

    def collection_privacy(self, collection: Any, kind: str) -> None:
        url = reverse("wagtailadmin_collections:set_privacy", args=[collection.pk])
        self.post(url, {"restriction_type": kind})

    # Settings: sites and locales

    def add(self, viewset: str, **fields: Any) -> None:
        """Add a row in ``wagtailsites`` or ``wagtaillocales``."""
        self.post(reverse(f"{viewset}:add"), fields)

    def change(self, viewset: str, row: Any, field: str, value: Any) -> None:
        url = reverse(f"{viewset}:edit", args=[row.pk])
        self.post(url, self.form(url, field) | {field: value})

    def remove(self, viewset: str, row: Any) -> None:
        self.post(reverse(f"{viewset}:delete", args=[row.pk]))

    # HTTP

    def form(self, url: str, field: str) -> dict[str, Any]:
        """Open an address and return the form that has a field, filled in as it is shown."""
        response = self.client.get(url)
        assert response.status_code == 200, (url, response.status_code)
        return dict(form_with(response.content.decode(), field))

    def post(self, url: str, data: Data | None = None) -> HttpResponse:
        """Send a form; it has to be accepted: a redirection, or the answer of a dialogue."""
        response = self.client.post(url, dict(data or {}))
        is_dialogue = response.status_code == 200 and b"_done" in response.content
        is_moved = response.status_code == 200 and not response.content
        assert response.status_code == 302 or is_dialogue or is_moved, refusal(url, response)
        complaints = [note.message for note in get_messages(response.wsgi_request) if note.level >= ERROR]
        assert complaints == []
        return response  # type: ignore[return-value]


def refusal(url: str, response: Any) -> str:
    """Return what the admin had against a form."""
    form = next((context["form"] for context in response.context or [] if "form" in context), None)
    if form is None:
        return f"{url} answered {response.status_code}: {response.content[:500]!r}"
    formsets = {name: formset.errors for name, formset in getattr(form, "formsets", {}).items()}
    return f"{url} answered {response.status_code}: {form.errors.as_text()} {formsets}"
