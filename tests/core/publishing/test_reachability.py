"""Shared things are public while something public shows them, and not a moment longer."""

from datetime import timedelta

from .memory import NOW, Town, key, keys_of, of

SOON, LATER = NOW + timedelta(days=1), NOW + timedelta(days=9)


def town_with_cover(**fields):
    town = Town()
    image = town.image()
    spot = town.spot(cover_image_id=image.pk, cover_image_alt="A fort", **fields)
    return town, image, spot


def test_an_image_that_nothing_shows_is_not_public():
    town = Town()
    image = town.image()

    assert town.plan(image).count == 0


def test_an_image_goes_with_the_last_page_that_shows_it():
    town, image, spot = town_with_cover()
    town.publish_all()

    spot.live = False
    planned = town.sweep(spot)

    assert sorted(keys_of(planned.tombstones)) == sorted(of(image, spot))


def test_an_image_that_another_page_shows_stays():
    town, image, spot = town_with_cover()
    other = town.spot(cover_image_id=image.pk, cover_image_alt="The same")
    town.publish_all()

    spot.live = False
    planned = town.sweep(spot)

    assert keys_of(planned.tombstones) == of(spot)
    assert town.shows(other, image)


def test_an_image_that_a_page_lets_go_of_is_withdrawn():
    town, image, spot = town_with_cover()
    town.publish_all()

    spot.cover_image_id = None
    planned = town.sweep(spot)

    assert keys_of(planned.tombstones) == of(image)


def test_an_image_ends_with_the_last_page_that_shows_it():
    town, image, _spot = town_with_cover(expire_at=SOON)
    town.spot(cover_image_id=image.pk, cover_image_alt="The same", expire_at=LATER)

    town.publish_all()

    assert town.row(image).visible_until == LATER


def test_an_image_that_a_page_without_end_shows_has_no_end():
    town, image, _spot = town_with_cover(expire_at=SOON)
    town.spot(cover_image_id=image.pk, cover_image_alt="The same")

    town.publish_all()

    assert town.row(image).visible_until is None


def test_an_image_ends_at_its_own_end_whatever_shows_it():
    town, image, _spot = town_with_cover()
    image.rights_until = SOON.date()

    town.publish_all()

    assert town.row(image).visible_until == image.expire_at


def test_what_is_shown_by_a_shared_thing_ends_with_it():
    town = Town()
    image = town.image()
    district = town.district(cover_image_id=image.pk, cover_image_alt="A street")
    spot = town.spot(district_id=district.pk, expire_at=SOON)
    town.publish_all()
    assert town.row(image).visible_until == SOON

    spot.live = False
    planned = town.sweep(spot)

    assert sorted(keys_of(planned.tombstones)) == sorted(of(image, district, spot))


def test_a_page_past_its_end_shows_nothing_even_before_it_is_swept():
    town, image, spot = town_with_cover(expire_at=SOON)
    other = town.spot(cover_image_id=image.pk, cover_image_alt="The same")
    town.publish_all()

    town.now = LATER
    other.live = False
    planned = town.sweep(other)

    assert str(key(image)) in keys_of(planned.tombstones)
    assert town.row(spot) is not None, "it was not checked yet"


def test_one_more_use_of_an_image_says_nothing_new_of_it():
    town, image, _spot = town_with_cover()
    town.publish_all()

    other = town.spot(cover_image_id=image.pk, cover_image_alt="The same")
    planned = town.sweep(other)

    assert keys_of(planned.upserts) == of(other)
    assert planned.updates == ()


def test_an_image_that_becomes_public_again_is_told_again():
    town, image, spot = town_with_cover()
    town.publish_all()
    spot.live = False
    town.sweep(spot)

    spot.live = True
    planned = town.sweep(spot)

    assert keys_of(planned.upserts) == of(image, spot)
