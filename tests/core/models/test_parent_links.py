"""A site's own page class may have the name of one of ours."""

from django.apps import apps
from wagtail.models import Page

from destination_cms.models.parent_links import parent_link
from scripts.verticals import PRESENT
from tests.third_party.events.models import EventPage

OURS = {"destination_cms", *(f"destination_{name}" for name in PRESENT)}


def page_classes() -> list[type[Page]]:
    return [model for model in apps.get_models() if issubclass(model, Page) and model._meta.app_label in OURS]


def test_no_page_class_of_ours_takes_the_reverse_name_of_a_sites_own() -> None:
    """Django gives the parent link of a class ``NewsIndexPage`` the reverse name ``newsindexpage``, in any app."""
    links = [model._meta.get_field("page_ptr") for model in page_classes()]

    assert len(links) >= 1 + len(PRESENT)
    assert [str(link) for link in links if not link.remote_field.get_accessor_name().startswith("destination_")] == []


def test_it_is_otherwise_the_field_that_django_makes() -> None:
    made = EventPage._meta.get_field("page_ptr").deconstruct()[3]
    own = parent_link(Page).deconstruct()[3]

    assert own.pop("related_name") == "%(app_label)s_%(class)s"
    assert {**own, "to": own["to"].lower()} == made
