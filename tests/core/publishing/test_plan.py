"""In which order a plan numbers, and what it leaves as it is."""

from destination_cms.publishing.plan import conclude
from destination_cms.publishing.snapshot import LedgerSnapshot

from .memory import INSTALLATION, LONG_AGO, Town, key, keys_of, of, source


def test_nothing_follows_from_nothing():
    planned = conclude({}, LedgerSnapshot(installation=INSTALLATION, paths_since=LONG_AGO), {}, ())

    assert planned.count == 0
    assert (planned.edges.added, planned.edges.removed, planned.paths) == ({}, {}, frozenset())


def test_a_record_comes_after_what_it_refers_to():
    town = Town()
    image = town.image()
    spot = town.spot(cover_image_id=image.pk, cover_image_alt="A fort")
    circuit = town.circuit(spot)
    menu = town.menu(circuit)

    planned = town.plan(menu, circuit, spot)

    told = keys_of(planned.upserts)
    assert [told.index(each) for each in of(image, spot, circuit, menu)] == [0, 1, 2, 3]


def test_tombstones_come_in_the_order_of_their_keys():
    town = Town()
    spots = [town.spot() for _ in range(4)]
    town.publish_all()

    for spot in spots:
        spot.live = False
    planned = town.plan(*reversed(spots))

    assert keys_of(planned.tombstones) == sorted(of(*spots))


def test_what_is_filtered_by_changes_without_telling_an_app():
    town = Town()
    spot = town.spot()
    town.publish_all()
    row = town.row(spot)

    row.sidecar_digest = "as an older version of the index wrote it"
    planned = town.plan(spot)

    assert planned.upserts == ()
    (update,) = planned.updates
    assert update.publication.sidecar_digest != row.sidecar_digest
    assert update.index == {"kind": spot.kind, "step_free": "UNKNOWN", "district": "", "reduced_mobility": "UNKNOWN"}


def test_the_index_row_of_a_last_good_version_stays_as_it_is():
    town = Town()
    spot = town.spot()
    circuit = town.circuit(spot)
    town.publish_all()
    before = town.row(circuit).sidecar_digest

    town.breaks(circuit)
    spot.live = False
    (upsert,) = town.plan(spot).upserts

    assert upsert.address[1] == str(key(circuit))
    assert (upsert.index, upsert.publication.sidecar_digest) == (None, before)


def test_the_images_that_are_public_are_named_whether_they_changed_or_not():
    town = Town()
    image = town.image()
    spot = town.spot(cover_image_id=image.pk, cover_image_alt="A fort")
    assert set(town.sweep(spot).with_files) == {source(image)}

    planned = town.plan(image)

    assert planned.count == 0
    assert planned.with_files[source(image)]["width"] == 4
