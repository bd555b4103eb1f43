"""An alias that becomes an ordinary page shows visitors nothing that its source hides."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from destination_cms.models import Publication
from tests.destination import Destination, fresh

from .people import editor, limited


def convert(person: Any, alias: Any) -> str:
    response = person.client.post(f"/admin/pages/{alias.pk}/convert_alias/?next=/admin/")
    assert response.status_code == 302
    assert fresh(alias).alias_of_id is None
    return person.text("/admin/")


def is_public(page: Any) -> bool:
    locale = page.locale.language_code
    return Publication.objects.filter(uuid=page.translation_key, locale=locale, is_withdrawn=False).exists()


def test_the_alias_of_a_scheduled_page_becomes_a_draft(destination: Destination) -> None:
    spot = destination.spot("Le fort", live=False)
    alias = spot.create_alias(parent=destination.section("Actualités"), update_slug="copie")
    draft = spot.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=10)
    draft.save_revision().publish()
    assert fresh(alias).live

    told = convert(editor(), alias)

    assert not fresh(alias).live
    assert not is_public(alias)
    assert "« Le fort » est maintenant un brouillon" in told


def test_a_stand_in_for_a_translation_is_published_when_its_source_is(destination: Destination) -> None:
    """To convert it is what an editor does to translate it."""
    source = destination.event("Le salon")
    destination.home.copy_for_translation(destination.en)
    alias = source.copy_for_translation(destination.en, alias=True)

    convert(editor(), alias)

    assert is_public(alias)


def test_a_stand_in_of_what_is_private_becomes_a_draft(destination: Destination) -> None:
    source = destination.event("Le salon")
    destination.home.copy_for_translation(destination.en)
    alias = source.copy_for_translation(destination.en, alias=True)
    PageViewRestriction.objects.create(page=source, restriction_type="login")
    assert fresh(alias).live

    convert(editor(), alias)

    assert not is_public(alias)


def test_who_may_edit_and_not_publish_may_convert_it(destination: Destination) -> None:
    spot = destination.spot("Le fort")
    section = destination.section("Actualités")
    alias = spot.create_alias(parent=section, update_slug="copie")
    PageViewRestriction.objects.create(page=spot, restriction_type="login")

    convert(limited(section, "change"), alias)

    assert not fresh(alias).live


def test_wagtail_serves_no_alias_of_what_visitors_do_not_see(destination: Destination) -> None:
    spot = destination.spot("Le fort")
    alias = spot.create_alias(parent=destination.section("Actualités"), update_slug="copie")
    address = fresh(alias).specific.get_url()
    assert Client().get(address).status_code == 200

    # As Wagtail leaves them when the source is scheduled.
    type(spot).objects.filter(pk=spot.pk).update(live=False)

    assert Client().get(address).status_code == 404
    type(spot).objects.filter(pk=spot.pk).update(live=True, expire_at=timezone.now() - timedelta(hours=1))
    assert Client().get(address).status_code == 404


def test_the_alias_of_what_visitors_see_stays_public(destination: Destination) -> None:
    alias = destination.spot("Le fort").create_alias(parent=destination.section("Actualités"), update_slug="copie")

    told = convert(editor(), alias)

    assert fresh(alias).live
    assert is_public(alias)
    assert "brouillon" not in told


def test_asking_changes_nothing(destination: Destination) -> None:
    spot = destination.spot("Le fort")
    alias = spot.create_alias(parent=destination.section("Actualités"), update_slug="copie")
    spot.unpublish()
    type(alias).objects.filter(pk=alias.pk).update(live=True)

    editor().source(f"/admin/pages/{alias.pk}/convert_alias/")

    assert fresh(alias).live
