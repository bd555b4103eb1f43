"""A translator who works with wagtail-localize, as it is done in the admin."""

import json
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from destination_cms.models import Publication
from tests.core.admin.people import editor
from tests.destination import Destination, fresh


class Translator:
    """An editor who translates from French to English in the admin."""

    def __init__(self, destination: Destination) -> None:
        self.client: Client = editor("fr").client
        self.en = destination.en

    def begin(self, page: Any) -> Any:
        """Ask for a translation; return the draft that is made."""
        address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        answer = self.client.post(address, {"locales": self.en.pk})
        assert answer.status_code == 302, answer.content.decode()[:2000]
        return page.get_translation(self.en).specific

    def begin_snippet(self, snippet: Any) -> Any:
        meta = snippet._meta
        address = reverse(
            "wagtail_localize:submit_snippet_translation", args=[meta.app_label, meta.model_name, snippet.pk]
        )
        assert self.client.post(address, {"locales": self.en.pk}).status_code == 302
        return snippet.get_translation(self.en)

    def segments(self, page: Any) -> dict[str, str]:
        """Return what the translator is asked to translate: path and text."""
        found = StringSegment.objects.filter(source__object_id=page.translation_key).select_related("context", "string")
        return {segment.context.path: segment.string.data for segment in found}

    def write(self, page: Any, **texts: str) -> None:
        """Translate texts, told by the last part of their path."""
        translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=self.en)
        for name, text in texts.items():
            segment = StringSegment.objects.get(source=translation.source, context__path__endswith=name)
            address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
            answer = self.client.put(
                address, urlencode({"value": text}), content_type="application/x-www-form-urlencoded"
            )
            assert answer.status_code in {200, 201}, answer.content

    def publish(self, page: Any) -> Any:
        copy = page.get_translation(self.en)
        answer = self.client.post(reverse("wagtailadmin_pages:edit", args=[copy.pk]), {"action": "publish"})
        assert answer.status_code == 302
        return fresh(copy.specific)

    def take_over(self, page: Any, *, is_published: bool = True) -> None:
        """Bring what changed in the source to its translations."""
        source = TranslationSource.objects.get(object_id=page.translation_key)
        data = {"publish_translations": "on"} if is_published else {}
        answer = self.client.post(reverse("wagtail_localize:update_translations", args=[source.pk]), data)
        assert answer.status_code == 302, answer.content.decode()[:2000]


def public(page: Any, locale: str = "en") -> dict[str, Any] | None:
    """Return what the public sees of a page in a language: its payload, title and position."""
    row = Publication.objects.filter(uuid=page.translation_key, locale=locale, is_withdrawn=False).first()
    if row is None:
        return None
    return {**json.loads(row.payload), "title": row.title, "position": (row.latitude, row.longitude)}
