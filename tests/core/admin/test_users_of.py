"""What an editor deletes takes nothing of ours along, and the question names what uses it."""

from django.apps import apps
from django.db import models
from django.db.models import ForeignKey
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import AbstractRendition
from wagtail.models import AbstractPage
from wagtail.snippets.models import get_snippet_models

from destination_cms.models import PageTitle, PageWarning, Publication, TranslationState
from tests.destination import Destination, fresh
from tests.third_party.events.models import EventLink

from .people import editor

OURS = {"destination_cms", "destination_circuits", "destination_mice", "destination_news", "destination_pictures"}

BOOK_KEEPING = (AbstractRendition, PageTitle, PageWarning, TranslationState)


def deletable() -> tuple[type[models.Model], ...]:
    return AbstractPage, get_image_model(), get_document_model(), *get_snippet_models()


def test_no_relation_of_ours_goes_with_what_an_editor_deletes() -> None:
    """Rows may go with their own page or snippet, files with their image, and book-keeping with its page."""
    gone = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in OURS and not issubclass(model, BOOK_KEEPING)
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey)
        and not isinstance(field, ParentalKey)
        and not field.remote_field.parent_link
        and issubclass(field.related_model, deletable())
        and field.remote_field.on_delete is not models.SET_NULL
    ]
    assert gone == []


def test_a_link_keeps_its_words_and_an_image_its_page(destination: Destination) -> None:
    image, target = destination.image(), destination.event("La fête")
    event = destination.event("Le marché", links=[target], cover_image=image)
    EventLink.objects.update(label="À voir aussi")
    person = editor()

    assert "Le marché" in person.text(f"/admin/images/{image.pk}/delete/")
    assert person.client.post(f"/admin/images/{image.pk}/delete/").status_code == 302
    target.delete()

    row = EventLink.objects.get()
    assert (row.content, row.label, fresh(event).cover_image) == (None, "À voir aussi", None)
    assert '"links":[]' in Publication.objects.get(source=f"page:{event.pk}").payload
