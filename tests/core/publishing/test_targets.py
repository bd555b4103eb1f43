"""What rows refer to is looked up in one statement for all of them, whatever its kind."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from wagtail.images import get_image_model
from wagtail.models import Page

from circuits.models import SpotPage
from destination_cms.models import District
from destination_cms.publishing.payload import Key
from destination_cms.publishing.targets import Targets
from tests.destination import Destination

INSTALLATION = uuid4()


@pytest.fixture
def targets(destination: Destination) -> Targets:
    return Targets(INSTALLATION, {destination.fr.pk: "fr", destination.en.pk: "en"})


def test_pages_images_and_districts_are_looked_up_in_one_statement(
    destination: Destination, targets: Targets, django_assert_num_queries: Any
) -> None:
    spot, image, district = destination.spot(), destination.image(), destination.district()
    targets.load({Page: {destination.home.pk}})

    with django_assert_num_queries(1):
        targets.load({SpotPage: {spot.pk}, get_image_model(): {image.pk}, District: {district.pk}})
    with django_assert_num_queries(0):
        found = [
            targets.get(Page, spot.pk),
            targets.get(get_image_model(), image.pk),
            targets.get(District, district.pk),
        ]

    assert [target and (target[0].name, target[2]) for target in found] == [
        ("spot", spot.pk),
        ("image", image.pk),
        ("district", district.pk),
    ]
    assert found[0]
    assert found[0][1] == Key("spot", str(spot.translation_key), "fr")
    assert found[1]
    assert found[1][1].locale == ""


def test_what_is_not_there_is_asked_for_once(targets: Targets, django_assert_num_queries: Any) -> None:
    targets.load({Page: {999_999}, get_image_model(): {999_999}})

    with django_assert_num_queries(0):
        targets.load({Page: {999_999}})
        assert targets.get(Page, 999_999) is None
        assert targets.get(get_image_model(), 999_999) is None


def test_what_is_published_by_no_kind_is_not_looked_up(targets: Targets, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        targets.load({get_user_model(): {1}})
        assert targets.get(get_user_model(), 1) is None


def test_a_district_is_known_in_every_language_by_its_key(destination: Destination, targets: Targets) -> None:
    french = destination.district()
    english = french.copy_for_translation(destination.en)
    english.slug = "fort-en"
    english.save()

    targets.load({District: {french.pk}})

    key = Key("district", str(french.translation_key), "en")
    assert targets.pk_of_key(key) == english.pk
    assert targets.uuids() == {str(french.translation_key)}
