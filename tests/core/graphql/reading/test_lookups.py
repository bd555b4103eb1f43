"""What is public is found by slug and by path, however they are spelled."""

from datetime import timedelta
from unicodedata import normalize

import pytest
from django.utils import timezone

from destination_cms.graphql.reading.lookups import at_paths, by_slug
from destination_cms.graphql.reading.reader import Reader
from destination_cms.models import LedgerSite
from tests.destination import Destination, publish


def reader(**later: int) -> Reader:
    return Reader(LedgerSite.objects.get(is_default=True), timezone.now() + timedelta(**later))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_slug_is_found_in_either_form_of_its_accents(destination: Destination, form: str) -> None:
    section = destination.section("Évènements", slug="évènements")

    found = by_slug(reader(), "page", "fr", normalize(form, section.slug))

    assert found is not None
    assert found.row.title == "Évènements"


def test_a_slug_belongs_to_its_kind_and_language(destination: Destination) -> None:
    section = destination.section("Fort")

    assert by_slug(reader(), "page", "en", section.slug) is None
    assert by_slug(reader(), "text_page", "fr", section.slug) is None


def test_of_equal_slugs_the_first_path_counts(destination: Destination) -> None:
    for title in ("zz", "aa"):
        destination.section("Plan", destination.section(title, slug=title), slug="plan")

    found = by_slug(reader(), "page", "fr", "plan")

    assert found is not None
    assert found.path.endswith("/aa/plan/")


def test_what_has_expired_is_not_found(destination: Destination) -> None:
    publish(destination.section("Fort", slug="fort"), expire_at=timezone.now() + timedelta(days=1))

    assert by_slug(reader(), "page", "fr", "fort") is not None
    assert by_slug(reader(days=2), "page", "fr", "fort") is None


def test_a_path_is_found_with_and_without_its_slash_and_encoded(destination: Destination) -> None:
    path = by_slug(reader(), "page", "fr", destination.section("Fort d'Issy", slug="forêt").slug).path  # type: ignore[union-attr]
    spellings = [path, path.rstrip("/"), path.replace("ê", "%C3%AA"), normalize("NFD", path)]

    found = [at_paths(reader(), [spelling]) for spelling in spellings]

    assert [[record.path for records in each.values() for record in records] for each in found] == [[path]] * 4


def test_no_path_costs_no_query(destination: Destination, django_assert_num_queries: object) -> None:
    asked = reader()
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert at_paths(asked, []) == {}
