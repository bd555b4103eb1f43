"""What a plan says of pages, of what they show, and of what shows them."""

from datetime import timedelta

from destination_cms.models.publication import WithdrawalReason

from .memory import ENGLISH, NOW, Town, key, keys_of, of, source


def test_a_published_spot_is_told_to_every_app():
    town = Town()
    spot = town.spot("Fort")

    planned = town.plan(spot)

    (upsert,) = planned.upserts
    assert keys_of(planned.upserts) == of(spot)
    assert (upsert.publication.title, upsert.publication.path) == ("Fort", f"/fr/{spot.slug}/")
    assert upsert.publication.path == f"/fr/{spot.slug}/"
    assert (planned.tombstones, planned.updates, planned.failures) == ((), (), {})


def test_publishing_again_without_a_change_tells_nothing():
    town = Town()
    spot = town.spot(cover_image_id=town.image().pk)
    town.publish_all()

    spot.last_published_at = NOW + timedelta(hours=1)
    planned = town.plan(spot)

    assert planned.count == 0
    assert planned.edges.added == planned.edges.removed == {}


def test_another_title_is_told_of_that_page_alone():
    town = Town()
    spot = town.spot("Fort")
    circuit = town.circuit(spot)
    town.publish_all()

    spot.title = "Old fort"
    planned = town.plan(spot)

    assert keys_of(planned.upserts) == of(spot)
    assert town.shows(circuit, spot)


def test_a_spot_that_is_unpublished_is_withdrawn():
    town = Town()
    spot = town.spot()
    town.publish_all()

    spot.live = False
    planned = town.plan(spot)

    assert [(each.address[1], each.reason) for each in planned.tombstones] == [
        (str(key(spot)), WithdrawalReason.WITHDRAWN)
    ]


def test_a_spot_that_is_deleted_is_said_to_be_deleted():
    town = Town()
    spot = town.spot()
    town.publish_all()

    town.delete(spot)
    planned = town.plan(spot)

    assert [(each.address[1], each.reason) for each in planned.tombstones] == [(str(key(spot)), "DELETED")]


def test_a_spot_past_its_expiry_is_said_to_have_expired():
    town = Town()
    spot = town.spot(expire_at=NOW + timedelta(days=1))
    town.publish_all()
    assert town.row(spot).visible_until == spot.expire_at

    town.now = spot.expire_at
    planned = town.plan(spot)

    assert [each.reason for each in planned.tombstones] == ["EXPIRED"]


def test_a_draft_is_told_to_nobody():
    town = Town()
    spot = town.spot(live=False)

    planned = town.plan(spot)

    assert planned.count == 0
    assert planned.edges.added == {}


def test_a_circuit_leaves_out_a_stop_whose_spot_is_a_draft():
    town = Town()
    here, draft = town.spot("Here"), town.spot("Draft", live=False)
    circuit = town.circuit(here, draft)

    town.publish_all()

    assert town.shows(circuit, here)
    assert not town.shows(circuit, draft)


def test_a_circuit_shows_a_spot_as_soon_as_that_is_published():
    town = Town()
    spot = town.spot(live=False)
    circuit = town.circuit(spot)
    town.publish_all()

    spot.live = True
    planned = town.sweep(spot)

    assert keys_of(planned.upserts) == of(spot, circuit), "what is referred to comes first"
    assert town.shows(circuit, spot)


def test_a_circuit_loses_a_stop_as_soon_as_its_spot_is_withdrawn():
    town = Town()
    spot = town.spot()
    circuit = town.circuit(spot)
    town.publish_all()

    spot.live = False
    planned = town.sweep(spot)

    assert keys_of(planned.upserts) == of(circuit)
    assert keys_of(planned.tombstones) == of(spot)
    assert not town.shows(circuit, spot)


def test_pages_that_are_published_together_show_each_other():
    town = Town()
    circuit = town.circuit()
    spot = town.spot()
    circuit.stops = town.circuit(spot).stops.all()

    planned = town.sweep(circuit, spot)

    assert keys_of(planned.upserts) == of(spot, circuit)
    assert town.shows(circuit, spot)


def test_an_image_that_nobody_knew_is_told_before_the_page_that_shows_it():
    town = Town()
    image = town.image()
    spot = town.spot(cover_image_id=image.pk, cover_image_alt="A fort")

    planned = town.sweep(spot)

    assert keys_of(planned.upserts) == of(image, spot)
    assert town.shows(spot, image)


def test_what_a_shared_thing_shows_comes_with_it():
    town = Town()
    image = town.image()
    district = town.district(cover_image_id=image.pk, cover_image_alt="A street")
    spot = town.spot(district_id=district.pk)

    planned = town.sweep(spot)

    assert keys_of(planned.upserts) == of(image, district, spot)
    assert town.shows(district, image)


def test_an_image_in_a_private_collection_is_not_shown():
    town = Town()
    image = town.image()
    image.collection_id = 99
    spot = town.spot(cover_image_id=image.pk, cover_image_alt="A fort")

    planned = town.sweep(spot)

    assert keys_of(planned.upserts) == of(spot)
    assert not town.shows(spot, image)


def test_a_page_that_cannot_be_read_keeps_its_last_good_version():
    town = Town()
    spot = town.spot("Fort")
    town.publish_all()

    spot.title = "Broken"
    town.breaks(spot)
    planned = town.sweep(spot)

    assert planned.count == 0
    assert planned.failures == {source(spot): ("Broken", "ValueError: not JSON")}
    assert town.row(spot).title == "Fort"


def test_the_last_good_version_shows_nothing_that_is_gone():
    town = Town()
    spot = town.spot()
    circuit = town.circuit(spot, title="Round tour")
    town.publish_all()

    town.breaks(circuit)
    spot.live = False
    town.sweep(circuit, spot)

    assert town.row(circuit).title == "Round tour"
    assert not town.shows(circuit, spot)


def test_a_page_that_could_never_be_read_is_not_public_and_nobody_shows_it():
    town = Town()
    spot = town.spot()
    circuit = town.circuit(spot)
    town.breaks(spot)

    planned = town.sweep(circuit, spot)

    assert keys_of(planned.upserts) == of(circuit)
    assert not town.shows(circuit, spot)
    assert set(planned.failures) == {source(spot)}


def test_a_page_that_is_mended_is_no_longer_reported():
    town = Town()
    spot = town.spot()
    town.breaks(spot)
    town.sweep(spot)

    town.heals(spot)
    planned = town.sweep(spot)

    assert planned.failures == {}
    assert source(spot) in planned.sources
    assert town.row(spot) is not None


def test_a_translation_shows_what_is_there_in_its_language():
    town = Town()
    french = town.district("Fort")
    english = town.district("Fort in English", locale_id=ENGLISH)
    english.translation_key = french.translation_key
    spot = town.spot(locale_id=ENGLISH, district_id=french.pk)

    town.sweep(spot)

    assert town.shows(spot, english)
    assert not town.shows(spot, french)


def test_questions_of_what_is_public_plan_nothing():
    town = Town()
    hidden = town.district(live=False)
    spot = town.spot(district_id=hidden.pk)

    planned = town.plan(spot)

    assert keys_of(planned.upserts) == of(spot)
    assert planned.edges.added == {(1, str(key(spot))): set(of(hidden))}, "so that it is found when it appears"


def test_an_address_that_a_page_had_is_remembered_beside_its_new_one():
    town = Town()
    spot = town.spot()
    town.publish_all()
    (before,) = town.paths

    spot.url_path = "/issy/elsewhere/"
    planned = town.sweep(spot)

    assert before in planned.paths
    assert len(planned.paths) == 2


def test_ends_move_without_telling_an_app_when_nothing_else_changes():
    town = Town()
    image = town.image()
    spot = town.spot(cover_image_id=image.pk, cover_image_alt="A fort")
    town.publish_all()

    spot.expire_at = NOW + timedelta(days=3)
    planned = town.sweep(spot)

    assert keys_of(planned.upserts) == of(spot)
    assert [(each.address[1], each.visible_until) for each in planned.updates] == [(str(key(image)), spot.expire_at)]
