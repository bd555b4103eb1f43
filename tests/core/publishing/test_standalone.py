"""Menus and redirects: public without being pages, and only as far as pages let them."""

from datetime import timedelta

from destination_cms.publishing.records import path_key

from .memory import LONG_AGO, NOW, SITE, Town, keys_of, of, source


def test_a_menu_is_public_on_its_site_without_anything_that_shows_it():
    town = Town()
    menu = town.menu()

    town.sweep(menu)

    assert (town.row(menu).slug, town.row(menu).path) == ("MAIN", "")


def test_a_menu_leaves_out_an_entry_until_its_page_is_published():
    town = Town()
    spot = town.spot(live=False)
    menu = town.menu(spot)
    town.publish_all()
    assert not town.shows(menu, spot)

    spot.live = True
    planned = town.sweep(spot)

    assert keys_of(planned.upserts) == of(spot, menu)
    assert town.shows(menu, spot)


def test_a_menu_of_another_site_is_not_public_on_this_one():
    town = Town()
    menu = town.menu(site_id=2)

    assert town.plan(menu).count == 0


def test_a_menu_in_a_language_that_is_switched_off_is_withdrawn():
    town = Town()
    menu = town.menu()
    town.publish_all()

    menu.locale_id = 99
    planned = town.sweep(menu)

    assert [each.reason for each in planned.tombstones] == ["WITHDRAWN"]


def test_a_redirect_answers_under_its_old_path():
    town = Town()
    redirect = town.redirect("/old", town.spot())

    town.publish_all()

    assert town.row(redirect).path == "/old"


def test_a_redirect_waits_for_its_page():
    town = Town()
    spot = town.spot(live=False)
    redirect = town.redirect("/old", spot)
    town.publish_all()
    assert town.row(redirect) is None

    spot.live = True
    planned = town.sweep(spot)

    assert keys_of(planned.upserts) == of(spot, redirect)


def test_a_redirect_goes_with_its_page():
    town = Town()
    spot = town.spot()
    redirect = town.redirect("/old", spot)
    town.publish_all()

    spot.live = False
    planned = town.sweep(spot)

    assert sorted(keys_of(planned.tombstones)) == sorted(of(redirect, spot))


def test_a_redirect_ends_with_its_page():
    town = Town()
    spot = town.spot()
    redirect = town.redirect("/old", spot)
    town.publish_all()

    spot.expire_at = NOW + timedelta(days=1)
    town.sweep(spot)

    assert town.row(redirect).visible_until == spot.expire_at


def test_a_redirect_that_leads_nowhere_is_not_public():
    town = Town()

    assert town.plan(town.redirect("/old")).count == 0
    assert town.plan(town.redirect("/older", redirect_link="https://example.org/")).count == 1


def test_an_automatic_redirect_gives_away_no_path_that_nobody_has_seen():
    town = Town()
    redirect = town.redirect("/working-title", town.spot(), automatically_created=True, created_at=NOW)

    town.publish_all()

    assert town.row(redirect) is None


def test_an_automatic_redirect_from_a_path_that_was_public_is_public():
    town = Town()
    redirect = town.redirect("/fr/fort", town.spot(), automatically_created=True, created_at=NOW)
    town.paths.add((SITE, path_key("/fr/fort/")))

    town.publish_all()

    assert town.row(redirect) is not None


def test_an_automatic_redirect_may_leave_out_the_prefix_of_the_language():
    town = Town()
    redirect = town.redirect("/fort", town.spot(), automatically_created=True, created_at=NOW)
    town.paths.add((SITE, path_key("/fr/fort/")))

    town.publish_all()

    assert town.row(redirect) is not None


def test_an_automatic_redirect_from_before_paths_were_remembered_is_taken_as_it_is():
    town = Town()
    before = LONG_AGO - timedelta(days=1)
    redirect = town.redirect("/very-old", town.spot(), automatically_created=True, created_at=before)

    town.publish_all()

    assert town.row(redirect) is not None


def test_a_menu_that_cannot_be_read_keeps_its_last_good_version():
    town = Town()
    spot = town.spot()
    menu = town.menu(spot)
    town.publish_all()

    town.breaks(menu)
    planned = town.sweep(menu)

    assert planned.count == 0
    assert set(planned.failures) == {source(menu)}
    assert town.shows(menu, spot)


def test_a_menu_that_cannot_be_read_goes_when_it_would_show_what_is_gone():
    town = Town()
    spot = town.spot()
    menu = town.menu(spot)
    town.publish_all()

    town.breaks(menu)
    spot.live = False
    town.sweep(spot)

    assert town.row(menu) is None
