"""Whose deletion is heard: of whatever may be public, and not of the book-keeping that goes along with it."""

from django.apps import apps
from django.db.models.signals import post_delete, pre_delete
from modelcluster.models import get_all_child_relations
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Comment,
    Locale,
    PageViewRestriction,
    ReferenceIndex,
    Revision,
    Site,
)

from destination_cms.models import Edge, ImageFacts, Mark, Publication
from destination_cms.projections.extensions import models_of
from destination_cms.projections.kinds import get_kinds
from destination_cms.publishing.senders import heard_models


def test_whatever_may_be_public_is_heard() -> None:
    published = {model for kind in get_kinds().values() for model in models_of(kind)}
    rows = {relation.related_model for model in published for relation in get_all_child_relations(model)}
    images = {ImageFacts, get_image_model().get_rendition_model()}
    places = {Collection, CollectionViewRestriction, Locale, PageViewRestriction, Site}

    # Visitors see no comments of editors.
    assert {*heard_models()} >= published | (rows - {Comment}) | images | places


def test_book_keeping_is_deleted_in_one_statement() -> None:
    localized = apps.get_app_config("wagtail_localize").get_models()
    for model in (Edge, Mark, Publication, ReferenceIndex, Revision):
        assert not pre_delete.has_listeners(model), model
        assert not post_delete.has_listeners(model), model
    assert not {*localized} & {*heard_models()}
