"""The smallest whole path: one circuit, two stops, two spots that share a picture."""

from tests.destination import Destination
from tests.feed import Replica, summary


def test_a_circuit_is_published_read_and_synced(destination: Destination) -> None:
    picture = destination.image()
    spots = [destination.spot(f"Spot {n}", cover_image=picture) for n in (1, 2)]
    circuit = destination.circuit("Circuit", spots)

    replica = Replica()
    assert summary(replica.sync()) == {
        ("page", "upsert"),
        ("image", "upsert"),
        ("spot", "upsert"),
        ("circuit", "upsert"),
    }
    key = f"circuit:{circuit.translation_key}:fr"
    assert [stop["position"] for stop in replica.records[key]["payload"]["stops"]] == [1, 2]
    assert replica.sync() == []

    spots[0].unpublish()
    assert summary(replica.sync()) == {("circuit", "upsert"), ("spot", "WITHDRAWN")}
    assert len(replica.records[key]["payload"]["stops"]) == 1

    spots[1].delete()
    assert summary(replica.sync()) == {("circuit", "upsert"), ("spot", "DELETED"), ("image", "WITHDRAWN")}
    assert set(replica.records) == {key, f"page:{destination.home.translation_key}:fr"}
