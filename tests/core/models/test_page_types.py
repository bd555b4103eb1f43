"""A subclass that extends a kind stands wherever the kind's own pages may."""

from typing import Any

from wagtail.models import Page

from circuits.models import SpotPage
from destination_cms.models.page_types import PageTypesMixin
from destination_cms.verticals import KindExtension, Vertical
from tests.declared import also_declared
from tests.third_party.events.models import EventPage

MORE = Vertical(name="more", description="More.", extensions=(KindExtension(kind="page", model=EventPage),))


class Names:
    """Names classes as ``parent_page_types`` and ``subpage_types`` do."""

    @classmethod
    def clean_parent_page_models(cls) -> list[Any]:
        return [Page]

    @classmethod
    def clean_subpage_models(cls) -> list[Any]:
        return [SpotPage]


class Extensible(PageTypesMixin, Names):
    pass


def test_a_class_that_is_named_brings_what_extends_it():
    with also_declared(MORE):
        assert Extensible.clean_parent_page_models() == [Page, EventPage]


def test_another_class_brings_nothing():
    with also_declared(MORE):
        assert Extensible.clean_subpage_models() == [SpotPage]


def test_without_an_extension_all_stays_as_it_is_named():
    assert Extensible.clean_parent_page_models() == [Page]
