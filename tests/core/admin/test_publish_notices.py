"""Whatever is published and stays invisible says so at once, with the reason; whatever visitors see is not spoken of."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale, Page, PageViewRestriction

from destination_cms.admin.publish_notices import hidden_reason
from destination_cms.geo import Point
from destination_cms.models import Publication
from tests.destination import Destination, fresh

from .forms import editor_form
from .people import Person, editor

UNSEEN = "les visiteurs ne le voient pas"


def expired(destination: Destination) -> tuple[Page, str]:
    spot = destination.spot("Le fort", live=False)
    moment = timezone.now() - timedelta(days=1)
    draft = spot.get_latest_revision_as_object()
    draft.expire_at = moment
    draft.save_revision(clean=False)
    return spot, "ce contenu a expiré le"


def private(destination: Destination) -> tuple[Page, str]:
    spot = destination.spot("Le fort", live=False)
    PageViewRestriction.objects.create(page=spot, restriction_type="login")
    return spot, "ce contenu est privé"


def below_private(destination: Destination) -> tuple[Page, str]:
    section = destination.section("Membres")
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    return destination.spot("Le fort", section, live=False), "la page « Membres », au-dessus, est privée"


def outside(destination: Destination) -> tuple[Page, str]:
    root = Page.objects.get(depth=1)
    return destination.spot("Le fort", root, live=False), "la page ne se trouve sous l’accueil d’aucun site"


def in_another_language(destination: Destination) -> tuple[Page, str]:
    spot = destination.spot("Le fort", live=False)
    spot.locale = Locale.objects.create(language_code="de")
    spot.save(clean=False)
    spot.save_revision(clean=False)
    return spot, "sa langue (de) n’est pas une langue du site"


HIDDEN = [expired, private, below_private, outside, in_another_language]


def publish_in_bulk(person: Person, *pages: Page) -> str:
    ids = "&".join(f"id={page.pk}" for page in pages)
    assert person.client.post(f"/admin/bulk/wagtailcore/page/publish/?{ids}&next=/admin/").status_code == 302
    return person.text("/admin/")


def is_public(page: Any) -> bool:
    return Publication.objects.filter(uuid=page.translation_key, locale="fr", is_withdrawn=False).exists()


@pytest.mark.parametrize("make", HIDDEN)
def test_a_bulk_publish_says_what_stays_invisible_and_why(
    destination: Destination, make: Callable[[Destination], tuple[Page, str]]
) -> None:
    page, reason = make(destination)

    told = publish_in_bulk(editor(), page)

    assert fresh(page).live
    assert not is_public(page)
    assert f"« Le fort » est publié, mais {UNSEEN} : {reason}" in told


@pytest.mark.parametrize("make", HIDDEN[1:])  # The form refuses an end that has passed.
def test_the_form_says_it_too(destination: Destination, make: Callable[[Destination], tuple[Page, str]]) -> None:
    page, reason = make(destination)
    person = editor()
    path = f"/admin/pages/{page.pk}/edit/"

    person.client.post(path, {**editor_form(person, path), "action-publish": "1"})

    assert fresh(page).live
    assert f"mais {UNSEEN} : {reason}" in person.text("/admin/")


def test_each_page_of_a_bulk_publish_and_below_it_is_named(destination: Destination) -> None:
    section = destination.section("Membres")
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    below = destination.spot("En dessous", section, live=False)
    seen = destination.spot("La place", live=False)
    person = editor()

    address = f"/admin/bulk/wagtailcore/page/publish/?id={section.pk}&id={seen.pk}&next=/admin/"
    person.client.post(address, {"include_descendants": "on"})
    told = person.text("/admin/")

    assert fresh(below).live
    assert "« En dessous » est publié, mais" in told
    assert "« La place » est publié, mais" not in told


def test_the_notice_speaks_the_language_of_the_account(destination: Destination) -> None:
    page, _ = expired(destination)
    person = editor("en")

    person.client.post(
        f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}&next=/admin/", headers={"accept-language": "fr"}
    )

    assert "is published, but visitors do not see it" in person.text("/admin/")


def test_many_are_counted(destination: Destination) -> None:
    section = destination.section("Membres")
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    spots = [destination.spot(f"Lieu {number}", section, live=False) for number in range(12)]

    told = publish_in_bulk(editor(), *spots)

    assert told.count(UNSEEN) == 10
    assert "Les visiteurs ne voient pas 2 autres contenus publiés." in told


def test_what_visitors_see_and_what_is_scheduled_is_not_spoken_of(destination: Destination) -> None:
    seen, later = destination.spot("La place", live=False), destination.spot("Le pont", live=False)
    draft = later.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=2)
    draft.save_revision()

    told = publish_in_bulk(editor(), seen, later)

    assert is_public(seen)
    assert not fresh(later).live
    assert UNSEEN not in told


def test_an_alias_of_what_is_hidden_is_hidden(destination: Destination) -> None:
    section = destination.section("Membres")
    source = destination.spot("Le fort", section)
    alias = source.create_alias(parent=destination.home, update_slug="le-fort-bis")
    assert hidden_reason(alias) is None

    PageViewRestriction.objects.create(page=section, restriction_type="login")

    with override("fr"):
        assert "cet alias montre «\xa0Le fort\xa0»" in str(hidden_reason(fresh(alias)))


def test_a_snippet_that_has_ended_says_so(destination: Destination) -> None:
    district = destination.district("Fort")
    assert hidden_reason(district) is None

    district.expire_at = timezone.now() - timedelta(days=1)

    with override("fr"):
        assert "a expiré" in str(hidden_reason(district))


def test_a_position_far_away_is_asked_about(destination: Destination, settings: Any) -> None:
    settings.GEO_WIDGET_DEFAULT_LOCATION = {"lat": 48.8241, "lng": 2.2704}
    near, far = destination.spot("Près", live=False), destination.spot("Loin", live=False)
    draft = far.get_latest_revision_as_object()
    draft.location = Point(40.4168, -3.7038)
    draft.save_revision()

    told = publish_in_bulk(editor(), near, far)

    assert fresh(far).live
    assert "« Loin » est publié : sa position est à 1046 km de la destination" in told
    assert "« Près » est publié : sa position" not in told


def test_a_card_with_nothing_on_it_is_told(destination: Destination) -> None:
    bare, told_of = destination.spot("Vide", live=False), destination.spot("Plein", live=False, teaser="Un lieu")

    told = publish_in_bulk(editor(), bare, told_of)

    assert "« Vide » est publié : il n’a ni accroche, ni image, ni texte" in told
    assert "« Plein » est publié :" not in told


def test_an_alias_of_what_visitors_do_not_see_says_so_when_it_is_made(destination: Destination) -> None:
    page, _ = below_private(destination)
    page.get_latest_revision().publish()
    parent, person = destination.section("Actualités"), editor()
    copy = {"new_title": "Le fort", "new_slug": "copie", "new_parent_page": parent.pk, "alias": "on"}

    person.client.post(f"/admin/pages/{page.pk}/copy/", copy)

    alias = Page.objects.get(alias_of=page.pk)
    assert alias.live
    assert not is_public(alias)
    told = person.text("/admin/")
    assert f"« Le fort » est publié, mais {UNSEEN} : cet alias montre « Le fort », que les visiteurs ne" in told


def test_scheduling_the_source_says_that_its_alias_stays_invisible(destination: Destination) -> None:
    spot = destination.spot("Le fort", live=False)
    alias = spot.create_alias(parent=destination.section("Actualités"), update_slug="copie")
    draft = spot.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=10)
    draft.save_revision()

    told = publish_in_bulk(editor(), spot)

    assert fresh(alias).live
    assert not is_public(alias)
    assert UNSEEN in told
