"""The sizes of a picture are made by a task, and an app hears of them without another edit."""

from destination_cms.conf import get_settings
from tests.destination import Destination
from tests.feed import Replica


def test_a_picture_is_published_with_all_its_sizes(destination: Destination) -> None:
    destination.spot("Mill", cover_image=destination.image())

    replica = Replica()
    replica.sync()

    (picture,) = (record for record in replica.records.values() if record["kind"] == "image")
    assert {size["preset"] for size in picture["payload"]["files"]} == set(get_settings()["IMAGE_PRESETS"])
    assert replica.sync() == []
