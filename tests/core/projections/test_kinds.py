"""Which kind publishes a thing, and when a kind is public."""

from wagtail.images import get_image_model
from wagtail.models import Page

from destination_cms.models import District, Menu
from destination_cms.projections.kinds import (
    core_kinds,
    get_kinds,
    kind_of_model,
    own_page_kinds,
    page_kinds,
    shared_kinds,
    standalone_kinds,
)
from tests.declared import declared_instead_of_events
from tests.third_party.events.models import EventPage


def names(kinds: object) -> set[str]:
    return {kind.name for kind in kinds}  # type: ignore[attr-defined]


def test_the_core_publishes_what_every_site_has() -> None:
    assert [kind.name for kind in core_kinds()] == [
        "image", "audio", "ar_model", "ar_layer", "organisation", "notice", "district", "theme", "event_tag", "page",
        "text_page", "menu", "site_identity", "base_map", "redirect",
    ]  # fmt: skip


def test_every_kind_is_public_in_exactly_one_way() -> None:
    pages, shared, standalone = names(page_kinds()), names(shared_kinds()), names(standalone_kinds())

    assert pages | shared | standalone == set(get_kinds())
    assert len(pages) + len(shared) + len(standalone) == len(get_kinds())
    assert {"page", "text_page", "event"} <= pages
    assert {"image", "audio", "ar_model", "ar_layer", "district", "theme", "event_tag"} <= shared
    assert standalone == {"menu", "site_identity", "base_map", "redirect", "organisation", "notice"}


def test_a_page_is_published_by_the_kind_of_its_class_and_else_as_a_plain_page() -> None:
    assert kind_of_model(EventPage).name == "event"  # type: ignore[union-attr]
    assert kind_of_model(Page).name == "page"  # type: ignore[union-attr]
    with declared_instead_of_events():
        assert kind_of_model(EventPage).name == "page"  # type: ignore[union-attr]


def test_other_things_are_published_by_their_own_kind_or_not_at_all(django_user_model: object) -> None:
    assert [kind_of_model(model).name for model in (get_image_model(), District, Menu)] == [  # type: ignore[union-attr]
        "image", "district", "menu",
    ]  # fmt: skip
    assert kind_of_model(django_user_model) is None


def test_plain_pages_have_no_listing_of_their_own() -> None:
    assert "page" not in names(own_page_kinds())
    assert {"event", "text_page"} <= names(own_page_kinds())
